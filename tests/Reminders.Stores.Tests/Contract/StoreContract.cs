using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Stores.Tests.Contract;

/// <summary>What every part of the contract starts from: an empty store for each test, and appends in short words.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected static readonly Instant Start = Instant.FromUtc(2025, 3, 1, 8, 0);
    protected static readonly StreamId Invoice = StreamId.Invoice("acme", "INV-1");

    private IStoreUnderTest? _store;

    protected IStoreUnderTest Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    protected ILedger Ledger => Store.Ledger;

    protected IProjections Projections => Store.Projections;

    public async Task InitializeAsync() => _store = await Open();

    public async Task DisposeAsync() => await Store.DisposeAsync();

    protected abstract Task<IStoreUnderTest> Open();

    protected static NewEvent Event(string json = "{}") => new("noted", 1, json);

    protected static Append First(StreamId stream, params ReadOnlySpan<NewEvent> events) => After(Head.New, stream, events);

    protected static Append After(Head head, StreamId stream, params ReadOnlySpan<NewEvent> events) => new()
    {
        Stream = stream,
        Head = head,
        Events = events.IsEmpty ? [Event()] : events.ToImmutableArray(),
        At = Start,
        Actor = "system",
    };

    /// <summary>Appends what must go in.</summary>
    protected async Task<Head> Appended(Append append) =>
        Assert.IsType<AppendResult.Appended>(await Ledger.Append(append)).Head;

    /// <summary>A stream with one event.</summary>
    protected Task<Head> Created(StreamId stream, Instant? wakeAt = null) => Appended(First(stream) with { WakeAt = wakeAt });

    protected async Task<Head> HeadOf(StreamId stream) => (await Ledger.Read(stream)).Head;

    protected async Task<IReadOnlyList<StreamId>> Listed(StreamKind kind)
    {
        var streams = new List<StreamId>();
        await foreach (var stream in Ledger.Streams(kind))
        {
            streams.Add(stream);
        }

        return streams;
    }
}
