using Microsoft.AspNetCore.Authorization;
using Reminders.Application.Gateways;
using Reminders.Application.Hosting;
using Reminders.Application.Outbound;
using Reminders.Web.BankFiles;
using Reminders.Web.Importing;
using Reminders.Web.Measuring;
using Reminders.Web.Routing;
using Reminders.Web.Webhooks;

namespace Reminders.Web;

/// <summary>The HTTP API: one route table, served alike by every host.</summary>
public static class RemindersApi
{
    /// <summary>What the API needs besides the use cases (<c>AddReminders</c>) and their ports.</summary>
    public static IServiceCollection AddRemindersWeb(this IServiceCollection services) => services.AddRouting()
        .AddSingleton<Measures>().AddSingleton<RecordIntake>().AddSingleton<BankFileIntake>().AddSingleton<IGatewayClient, GatewayHttp>().AddSingleton(TrustedRoots.OfTheMachine).AddSingleton<PayPalCertificates>()
        .AddHostedService<GatewayCheck>();

    /// <summary>
    /// Maps every route of the API, <c>/health</c> and <c>/openapi.json</c>. Keys are checked here and by nothing else, whatever
    /// the host's own authorization says. The clock's route is there only if an <see cref="IVirtualClock"/> is registered,
    /// those of dead letters only with <see cref="IDeadLetters"/>.
    /// </summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var routes = RouteTable.For(
            hasVirtualClock: endpoints.ServiceProvider.GetService<IVirtualClock>() is not null,
            hasDeadLetters: endpoints.ServiceProvider.GetService<IDeadLetters>() is not null);
        foreach (var route in routes)
        {
            endpoints.MapMethods(route.Pattern, [route.Method], http => ApiEndpoint.Run(route, http))
                .WithMetadata(new AllowAnonymousAttribute());
        }

        Fallbacks.Map(endpoints, routes);
    }
}
