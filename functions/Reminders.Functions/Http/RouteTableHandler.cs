using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reminders.Web;
using Reminders.Web.CustomerPages;
using Reminders.Web.Desk;

namespace Reminders.Functions.Http;

/// <summary>
/// The route table of every host, behind the Functions host's own routing. It has a routing container of its own: in a shared one
/// the two tables would see each other's routes.
/// </summary>
public sealed class RouteTableHandler(IServiceProvider services, ILoggerFactory logs) : IDisposable
{
    private readonly ServiceProvider _routing = new ServiceCollection()
        .AddSingleton(logs)
        .AddLogging()
        .AddMetrics()
        .AddSingleton(new System.Diagnostics.DiagnosticListener("Reminders.Functions"))
        .AddRemindersWeb()
        .BuildServiceProvider();

    private RequestDelegate? _table;

    public Task Handle(HttpContext http)
    {
        // What the Functions host matched is its own trigger, not the route that answers.
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        return LazyInitializer.EnsureInitialized(ref _table, Build)(http);
    }

    public void Dispose() => _routing.Dispose();

    private RequestDelegate Build()
    {
        var app = new ApplicationBuilder(new RoutingFirst(_routing, services));
        app.UseRouting();
        app.UseAuthentication();
        app.UseEndpoints(endpoints =>
        {
            RemindersApi.Map(endpoints);
            DeskRoutes.Map(endpoints);
            CustomerPageRoutes.Map(endpoints);
        });
        return app.Build();
    }

    private sealed class RoutingFirst(ServiceProvider routing, IServiceProvider app) : IServiceProvider
    {
        // Which parameters of a handler are services is the app's to say: its container serves the requests.
        public object? GetService(Type serviceType) => serviceType == typeof(IServiceProviderIsService)
            ? app.GetService(serviceType)
            : routing.GetService(serviceType) is { } found and not System.Collections.ICollection { Count: 0 } ? found : app.GetService(serviceType);
    }
}
