using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application;
using Reminders.Application.Access;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Sqlite;
using Reminders.Web.CustomerPages;
using Reminders.Web.Desk;
using Reminders.Web.Desk.Access;

namespace Reminders.Desk.Tests.Hosting;

/// <summary>The desk on a port of its own, over a ledger in a folder of its own, at a time that stands still.</summary>
public sealed class DeskHost : IAsyncDisposable
{
    public const string ViewerKey = "viewer-key-Vq7";
    public const string OperatorKey = "operator-key-Xw3";
    public const string LeadKey = "lead-key-Zt9";
    public const string BillingKey = "billing-key-Bb1";

    private readonly string _folder;
    private readonly SqliteStore _store;
    private readonly WebApplication _app;

    private DeskHost(string folder, SqliteStore store, WebApplication app, KeysInMemory keys, StandingClock clock)
    {
        (_folder, _store, _app, Keys, Clock) = (folder, store, app, keys, clock);
        Given = new Given(app.Services, clock);
    }

    public KeysInMemory Keys { get; }

    public StandingClock Clock { get; }

    public Given Given { get; }

    public SignInCodes Codes => _app.Services.GetRequiredService<SignInCodes>();

    public PoliciesUnderTest Policies => (PoliciesUnderTest)_app.Services.GetRequiredService<IPolicies>();

    public string Folder => _folder;

    public ILedger Ledger => _store;

    /// <summary>What was handed to the channels, in order.</summary>
    public IReadOnlyList<OutgoingMessage> Handed => [.. _app.Services.GetServices<IMessageChannel>().OfType<DeafChannel>().SelectMany(channel => channel.Handed)];

    public OneCreditor Creditors => (OneCreditor)_app.Services.GetRequiredService<ICreditors>();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<DeskHost> Start(Instant? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("reminders-desk-").FullName;
        var store = SqliteStore.Open(folder);
        var clock = new StandingClock(now ?? Instant.FromUtc(2026, 11, 20, 9, 0));
        var keys = new KeysInMemory();
        keys.Add(ViewerKey, "Vera", Role.Viewer);
        keys.Add(OperatorKey, "Otto", Role.Operator);
        keys.Add(LeadKey, "Lea", Role.Lead);
        keys.Add(BillingKey, "Erp", Role.Billing);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services
            .AddSingleton<ILedger>(store).AddSingleton<IProjections>(store).AddSingleton<IDocuments>(store).AddSingleton<IFeedWords>(store)
            .AddSingleton<IClock>(clock)
            .AddSingleton<IApiKeys>(keys)
            .AddSingleton<ICreditors, OneCreditor>()
            .AddSingleton<IPolicies, PoliciesUnderTest>()
            .AddSingleton<IIdSource, SequentialIds>()
            .AddSingleton<IDoorbell, NoDoorbell>()
            .AddSingleton<IMessageChannel>(new DeafChannel(Channel.Email))
            .AddSingleton<IMessageChannel>(new DeafChannel(Channel.Sms))
            .AddReminders()
            .AddRemindersDesk();
        var app = builder.Build();
        DeskRoutes.Map(app);
        CustomerPageRoutes.Map(app);
        await app.StartAsync();
        return new DeskHost(folder, store, app, keys, clock);
    }

    /// <summary>Somebody with a browser of their own, not signed in.</summary>
    public Person Somebody() => new(Address);

    public async Task<Person> SignedIn(string key = OperatorKey)
    {
        var person = Somebody();
        await person.SignIn(key);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
