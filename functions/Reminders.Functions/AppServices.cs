using Azure.Communication.Email;
using Azure.Communication.Sms;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;
using Reminders.Application;
using Reminders.Application.Access;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Gateways;
using Reminders.Application.Hosting;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Functions.Access;
using Reminders.Functions.Communication;
using Reminders.Functions.Events;
using Reminders.Functions.Http;
using Reminders.Functions.Payments;
using Reminders.Functions.Rings;
using Reminders.Functions.Settings;
using Reminders.Functions.Timers;
using Reminders.Functions.Views;
using Reminders.Tables;
using Reminders.Web;
using Reminders.Web.Desk;
using Reminders.Web.Measuring;

namespace Reminders.Functions;

/// <summary>Which piece stands behind which port on this host.</summary>
public static class AppServices
{
    public static IServiceCollection AddFunctionApp(this IServiceCollection services, AppSettings settings, IPolicies policies)
    {
        // The managed identity everywhere; on a developer's machine whoever is signed in there.
        TokenCredential credential = settings.IdentityClientId is { } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        services.AddSingleton(settings).AddSingleton<ICreditors>(settings).AddSingleton(policies).AddSingleton<IGateways, ConfiguredGateways>();
        services.AddSingleton(TimeProvider.System).AddSingleton<IClock>(SystemClock.Instance).AddSingleton<IIdSource, OrderedIds>();
        services.AddSingleton<IDurableClients, CallClients>().AddSingleton<IDoorbell, DurableDoorbell>().AddSingleton<Sweep>().AddSingleton<Watch>();
        services.AddSingleton<IOrchestrations, DurableView>().AddSingleton<IHealth, StoreHealth>();
        services.AddStores(settings, credential).AddServiceBus(settings.ServiceBus, credential).AddChannels(settings.Communication, credential).AddAccess(settings.Entra);
        // Below warnings the framework logs the addresses of requests, and that of a customer's page is the key to it.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddReminders().AddRemindersWeb().AddRemindersDesk();
        services.AddDataProtection().SetApplicationName("Reminders");
        services.AddOptions<KeyManagementOptions>().Configure<BlobKeyRing>((options, ring) => options.XmlRepository = ring);
        return services.AddSingleton<RouteTableHandler>();
    }

    private static IServiceCollection AddStores(this IServiceCollection services, AppSettings settings, TokenCredential credential) => services
        .AddSingleton(new BlobServiceClient(settings.Storage.Blobs, credential))
        .AddSingleton(found => found.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(settings.Storage.Container))
        .AddSingleton<BlobKeyRing>()
        .AddSingleton(found => new TablesStore(
            new TableServiceClient(settings.Storage.Tables, credential),
            found.GetRequiredService<BlobContainerClient>(),
            new TablesStoreOptions
            {
                Clock = found.GetRequiredService<IClock>(),
                Ids = found.GetRequiredService<IIdSource>(),
                Publishes = settings.ServiceBus.Topic is not null,
                Lagging = (stream, failure) => Lagging(found, stream, failure),
            }))
        .AddSingleton<ILedger>(found => found.GetRequiredService<TablesStore>())
        .AddSingleton<IProjections>(found => found.GetRequiredService<TablesStore>())
        .AddSingleton<IProjectionRebuild>(found => found.GetRequiredService<TablesStore>())
        .AddSingleton<IDocuments>(found => found.GetRequiredService<TablesStore>())
        .AddSingleton<IFeedWords>(found => found.GetRequiredService<TablesStore>())
        .AddSingleton<INightlyCheck, TablesCheck>();

    private static IServiceCollection AddServiceBus(this IServiceCollection services, ServiceBusSettings bus, TokenCredential credential)
    {
        // Once more for a link that broke; beyond that the timer or the operator tries again.
        var options = new ServiceBusClientOptions { RetryOptions = { MaxRetries = 1, TryTimeout = TimeSpan.FromSeconds(15) } };
        services.AddSingleton(_ => new ServiceBusClient(bus.Namespace, credential, options));
        services.AddSingleton<IDeadLetters>(found => ActivatorUtilities.CreateInstance<BuriedPayments>(
            found,
            Client(found).CreateReceiver(QueuedPayment.Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter }),
            Client(found).CreateSender(QueuedPayment.Queue)));
        return bus.Topic is not { } topic ? services : services
            .AddSingleton<IPublicationMarks>(found => found.GetRequiredService<TablesStore>())
            .AddSingleton<IEventSink>(found => ActivatorUtilities.CreateInstance<TopicSink>(found, Client(found).CreateSender(topic)))
            .AddSingleton<Publisher>();

        static ServiceBusClient Client(IServiceProvider found) => found.GetRequiredService<ServiceBusClient>();
    }

    private static IServiceCollection AddChannels(this IServiceCollection services, CommunicationSettings communication, TokenCredential credential)
    {
        // No retries inside the clients: a second try after a lost answer could be a second message.
        var email = new EmailClientOptions { Retry = { MaxRetries = 0 } };
        var sms = new SmsClientOptions { Retry = { MaxRetries = 0 } };
        services.AddSingleton<IPacing>(found => new MeasuredPacing(
            new TokenBuckets(communication.Quotas, found.GetRequiredService<IClock>()), found.GetRequiredService<Measures>()));
        services.AddSingleton(new EmailClient(communication.Endpoint, credential, email));
        services.AddSingleton<IMessageChannel>(found => Measured(found, ActivatorUtilities.CreateInstance<AzureEmailChannel>(found)));
        services.AddSingleton<IMessageChannel>(found => Measured(found, new BlobLetterChannel(
            found.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(BlobLetterChannel.Container))));
        return communication.SmsFrom is not { } from ? services : services
            .AddSingleton(new SmsClient(communication.Endpoint, credential, sms))
            .AddSingleton<IMessageChannel>(found => Measured(found, ActivatorUtilities.CreateInstance<AzureSmsChannel>(found, from)));
    }

    private static MeasuredChannel Measured(IServiceProvider services, IMessageChannel channel) =>
        new(channel, services.GetRequiredService<Measures>());

    private static void Lagging(IServiceProvider services, StreamId stream, Exception failure)
    {
        services.GetRequiredService<ILogger<TablesStore>>().LogWarning(failure, "The lists lag behind {Stream}", stream.Name);
        services.GetRequiredService<Measures>().Warn(Measures.ProjectionsLagging, 1);
    }

    private static void AddAccess(this IServiceCollection services, EntraSettings? entra)
    {
        services.AddSingleton<CallerTokens>().AddSingleton<IApiKeys, ConfiguredKeys>();
        if (entra is null)
        {
            services.AddSingleton<ITokenCheck, NoTokens>();
            return;
        }

        services.AddSingleton<ITokenCheck>(new EntraTokens(entra, new ConfigurationManager<OpenIdConnectConfiguration>(
            $"https://login.microsoftonline.com/{entra.TenantId}/v2.0/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever())));
    }
}
