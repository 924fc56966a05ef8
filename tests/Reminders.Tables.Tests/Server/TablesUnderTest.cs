using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Tables.Tests.Server;

/// <summary>A store in tables and a container of its own, through a network that a test may disturb.</summary>
internal sealed class TablesUnderTest : IMovableStore
{
    private static int s_count;

    private readonly string _connection;
    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"T{Interlocked.Increment(ref s_count)}x");
    private readonly Ids _ids = new();

    private TablesUnderTest(string connection)
    {
        _connection = connection;
        Store = Connect(Fault);
    }

    /// <summary>The network of <see cref="Store"/>.</summary>
    public Fault Fault { get; } = new();

    public List<StreamId> Lagging { get; } = [];

    public ManualClock Clock { get; } = new();

    public TablesStore Store { get; private set; }

    public ILedger Ledger => Store;

    public IProjections Projections => Store;

    public IProjectionRebuild Rebuild => Store;

    public IDocuments Documents => Store;

    public IImportTarget Target => Store;

    public IExportSource Source() => Store;

    public static async Task<IStoreUnderTest> Open() => await OpenStore();

    public static async Task<TablesUnderTest> OpenStore()
    {
        var opened = new TablesUnderTest(await Azurite.ConnectionString());
        await opened.Store.EnsureCreated();
        return opened;
    }

    /// <summary>A process of its own on the same data.</summary>
    public TablesStore Connect(Fault fault, int retries = 0, int maxSearched = 10_000, bool publishes = false)
    {
        var tables = new TableServiceClient(_connection, WithFaults(new TableClientOptions(), fault, retries));
        var blobs = new BlobServiceClient(_connection, WithFaults(new BlobClientOptions(), fault, retries));
        var container = blobs.GetBlobContainerClient($"{_prefix.ToLowerInvariant()}-documents");
        return new TablesStore(tables, container, new TablesStoreOptions
        {
            Clock = Clock,
            Ids = _ids,
            Prefix = _prefix,
            MaxSearched = maxSearched,
            Publishes = publishes,
            Lagging = (stream, _) => Lagging.Add(stream),
        });
    }

    public TableClient Table(string name) => new TableServiceClient(_connection).GetTableClient(_prefix + name);

    public IPublicationMarks Marks => Store;

    public Task Reopen(bool publishes = false)
    {
        Fault.Decide = _ => Fate.Arrives;
        Store = Connect(Fault, publishes: publishes);
        return Task.CompletedTask;
    }

    public async Task DieWhileCreating(Append append)
    {
        var dying = new Fault { Decide = request => Fault.IsTransaction(request) ? Fate.Killed : Fate.Arrives };
        await Assert.ThrowsAsync<KilledException>(() => Connect(dying).Append(append));
    }

    // The server forgets all when the tests end.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static T WithFaults<T>(T options, Fault fault, int retries)
        where T : ClientOptions
    {
        options.AddPolicy(fault, HttpPipelinePosition.PerRetry);
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        return options;
    }

    private sealed class Ids : IIdSource
    {
        private int _last;

        public string New() => string.Create(CultureInfo.InvariantCulture, $"append{Interlocked.Increment(ref _last)}");
    }
}

/// <summary>The server stamps rows with the real time; a test adds to it.</summary>
internal sealed class ManualClock : IClock
{
    public Duration Ahead { get; set; }

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;
}
