using Microsoft.AspNetCore.DataProtection;
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
using Reminders.Local.Clocks;
using Reminders.Local.Keys;
using Reminders.Local.Letters;
using Reminders.Local.Outbox;
using Reminders.Local.Running;
using Reminders.Local.Settings;
using Reminders.Local.Webhooks;
using Reminders.Messages;
using Reminders.Sqlite;
using Reminders.Web;
using Reminders.Web.CustomerPages;
using Reminders.Web.Desk;
using Reminders.Web.Measuring;

namespace Reminders.Local;

/// <summary>Which piece stands behind which port on this host.</summary>
internal static class LocalServices
{
    public static WebApplication Build(
        HostOptions options, DataFolder folder, SqliteStore store, LocalSettings settings, IPolicies policies, MessageTemplates templates, IClock clock)
    {
        // No arguments, and the program's own folder as content root: settings come from the data folder alone.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls).UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            // The folder is private to the process's user; there is no certificate to encrypt its keys with.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // What hinders the start is said once, in one line, by the command line.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        var services = builder.Services;
        services.AddSingleton<ILedger>(store).AddSingleton<IProjections>(store).AddSingleton<IDocuments>(store)
            .AddSingleton<IProjectionRebuild>(store)
            .AddSingleton<IPublicationMarks>(store).AddSingleton<IDeliveries>(store).AddSingleton<IDeadLetters>(store)
            .AddSingleton<IFeedWords>(store);
        services.AddSingleton(folder).AddSingleton(settings).AddSingleton(policies).AddSingleton(templates).AddSingleton<ICreditors, ConfiguredCreditors>()
            .AddSingleton<IGateways, ConfiguredGateways>();
        services.AddSingleton<KeyFile>(_ => new KeyFile(folder.Path)).AddSingleton<IApiKeys>(found => found.GetRequiredService<KeyFile>());
        services.AddSingleton<Doorbell>().AddSingleton<IDoorbell>(found => found.GetRequiredService<Doorbell>());
        services.AddSingleton<IIdSource, RandomIds>().AddSingleton(TimeProvider.System);
        services.AddSingleton<TroubleList>().AddSingleton<DueWork>().AddSingleton<Rebuild>();
        services.AddSingleton<IOrchestrations, RunnerView>().AddSingleton<IHealth, LocalHealth>();
        AddChannels(services, folder, settings);
        services.AddSingleton<IEventSink, WebhookSink>().AddSingleton<Publisher>().AddSingleton<WebhookClient>().AddSingleton<Courier>();
        AddTime(services, clock, options, settings);
        services.AddReminders().AddRemindersWeb().AddRemindersDesk();
        services.AddDataProtection().SetApplicationName("Reminders").PersistKeysToFileSystem(Directory.CreateDirectory(folder.Protection));

        var app = builder.Build();
        RemindersApi.Map(app);
        DeskRoutes.Map(app);
        CustomerPageRoutes.Map(app);
        return app;
    }

    private static void AddChannels(IServiceCollection services, DataFolder folder, LocalSettings settings)
    {
        var outbox = new OutboxFolder(folder.Outbox);
        foreach (IMessageChannel channel in new IMessageChannel[] { settings.Smtp is { } smtp ? new SmtpChannel(smtp) : new EmailOutbox(outbox), new SmsOutbox(outbox) })
        {
            services.AddSingleton<IMessageChannel>(found => new MeasuredChannel(channel, found.GetRequiredService<Measures>()));
        }

        if (settings.Chromium is { } chromium)
        {
            services.AddSingleton(_ => new LetterPrinter(chromium, LetterPrinter.Limit));
        }

        services.AddSingleton<IMessageChannel>(found => new MeasuredChannel(
            new LetterOutbox(folder.Letters, found.GetService<LetterPrinter>(), found.GetRequiredService<ILogger<LetterOutbox>>()), found.GetRequiredService<Measures>()));
    }

    private static void AddTime(IServiceCollection services, IClock clock, HostOptions options, LocalSettings settings)
    {
        services.AddSingleton(clock);
        if (clock is not VirtualClock still)
        {
            services.AddHostedService<Runner>();
            if (!settings.Webhooks.IsEmpty)
            {
                services.AddHostedService<WebhookRounds>();
            }

            return;
        }

        services.AddSingleton(still).AddSingleton<TimeLapse>().AddSingleton<IVirtualClock>(found => found.GetRequiredService<TimeLapse>());
        if (options.Speed is { } factor)
        {
            services.AddHostedService(found => ActivatorUtilities.CreateInstance<SpeedClock>(found, factor));
        }
    }
}
