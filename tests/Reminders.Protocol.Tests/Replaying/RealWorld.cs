using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Reminders.Application;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Domain.Policies;
using Reminders.Sqlite;

namespace Reminders.Protocol.Tests.Replaying;

/// <summary>The real code on a real ledger: two hosts whose ports have gates, and one without for what people do.</summary>
internal sealed class RealWorld : IClock, IDoorbell, IIdSource, ICreditors, IPolicies, IAsyncDisposable
{
    public const string Creditor = "main";

    private static readonly Policy OneStep = new()
    {
        Name = "one",
        Version = 1,
        Segments = [new Segment("all", new SegmentCondition(), [Message("soft", -5, Severity.Soft), Message("friendly", 300, Severity.Friendly)])],
        Budget = new ContactBudget([new ContactCap(1, Duration.FromDays(5))]),
        Hours = new ContactHours(new HourRange(new LocalTime(9, 0), new LocalTime(19, 0)), null),
        TransferBusinessDays = 0,
        Promise = new PromiseTerms(2, 365),
        Plan = new PlanTerms(2, 12),
        ClaimDays = 10,
        DirectDebitBusinessDays = 10,
        MergeWithinDays = 0,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reminders-");
    private readonly SqliteStore _store;
    private readonly ServiceProvider _people;
    private int _ids;

    public RealWorld()
    {
        _store = SqliteStore.Open(_folder.FullName, new SqliteStoreOptions());
        Workers = [new GatedHost(this, _store), new GatedHost(this, _store)];
        _people = Services(_store, _store, _store, [new Obliging(Channel.Email), new Obliging(Channel.Sms)]);
    }

    public IReadOnlyList<GatedHost> Workers { get; }

    public Instant Now { get; set; }

    public ILedger Ledger => _store;

    public IReadOnlyCollection<string> Names => [OneStep.Name];

    public T Get<T>()
        where T : notnull => _people.GetRequiredService<T>();

    public ServiceProvider Services(ILedger ledger, IProjections projections, IDocuments documents, IEnumerable<IMessageChannel> channels)
    {
        var services = new ServiceCollection()
            .AddSingleton(ledger)
            .AddSingleton(projections)
            .AddSingleton(documents)
            .AddSingleton<IFeedWords>(_store)
            .AddSingleton<IClock>(this)
            .AddSingleton<IDoorbell>(this)
            .AddSingleton<IIdSource>(this)
            .AddSingleton<ICreditors>(this)
            .AddSingleton<IPolicies>(this);
        foreach (var channel in channels)
        {
            services.AddSingleton(channel);
        }

        return services.AddReminders().BuildServiceProvider();
    }

    public Instant GetCurrentInstant() => Now;

    public ValueTask Ring(StreamId stream, CancellationToken cancellation = default) => ValueTask.CompletedTask;

    public string New() => string.Create(CultureInfo.InvariantCulture, $"id{++_ids:D8}");

    public Policy? Find(string nameOrReference) => nameOrReference is "one" or "one@1" ? OneStep : null;

    Creditor? ICreditors.Find(string id) => id == Creditor
        ? new Creditor(Creditor, "Example Ltd", DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE") { Email = "billing@example.com", DefaultPolicy = "one" }
        : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in Workers)
        {
            await worker.Services.DisposeAsync();
        }

        await _people.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Step Message(string id, int days, int severity) =>
        new() { Id = id, At = new DayOffset(days), Severity = severity, Channels = [Channel.Email, Channel.Sms] };

    private sealed class Obliging(string name) : IMessageChannel
    {
        public string Name => name;

        public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation) => Task.FromResult<HandOver>(new HandOver.Accepted());

        public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult<HandOver>(new HandOver.Unknown("cannot say"));
    }
}

/// <summary>One worker's process.</summary>
internal sealed class GatedHost
{
    public GatedHost(RealWorld world, SqliteStore store)
    {
        Ledger = new GatedLedger(store, Gate);
        (var projections, Lists) = GatedProjections.Of(store, Gate);
        Channels = [new GatedChannel(Channel.Email, Gate), new GatedChannel(Channel.Sms, Gate)];
        Services = world.Services(Ledger, projections, new GatedDocuments(store, Gate), Channels);
    }

    public Gate Gate { get; } = new();

    public GatedLedger Ledger { get; }

    public GatedProjections Lists { get; }

    public IReadOnlyList<GatedChannel> Channels { get; }

    public ServiceProvider Services { get; }
}
