using System.Globalization;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>
/// Writers and several publishers at once on a network that loses, delays and refuses at random: a receiver that leaves out what it
/// has seen has every event of a case once and in order.
/// </summary>
public sealed class PublishingTests
{
    private const int Writers = 3;
    private const int Each = 8;

    private static readonly StreamId[] Cases = [StreamId.Invoice("acme", "1"), StreamId.Invoice("acme", "2"), StreamId.Invoice("acme", "3")];

    [StoreTheory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    public async Task WhateverTheNetworkDoes_EveryEventIsToldInOrder(int seed, int retries)
    {
        await using var store = await TablesUnderTest.OpenStore();
        var receiver = new Receiver();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(() => Write(Process(store, seed, n, retries), n))));
        var publishing = Enumerable.Range(0, 2).Select(n => Task.Run(() => Publish(Process(store, seed, 10 + n, retries), receiver, writing)));
        await Task.WhenAll(publishing.Append(writing));

        Assert.Empty(await store.Store.Unpublished("", 10));
        foreach (var stream in Cases)
        {
            Assert.Equal(Enumerable.Range(1, Writers * Each), receiver.Kept(stream));
        }

        store.Clock.Ahead = Duration.FromHours(2);
        await store.Store.Reconcile(_ => Task.CompletedTask);
        Assert.Equal(0, await store.Table("Unpublished").QueryAsync<Azure.Data.Tables.TableEntity>().CountAsync());
    }

    private static TablesStore Process(TablesUnderTest store, int seed, int number, int retries) =>
        store.Connect(new Fault { Decide = BadNetworkTests.Weather(unchecked((uint)((seed * 1000) + number))) }, retries, publishes: true);

    private static async Task Write(TablesStore process, int writer)
    {
        foreach (var stream in Cases)
        {
            for (var n = 0; n < Each; n++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{writer} {n}");
                while (!await Tried(async () => await process.Append(Sample.Created with
                {
                    Stream = stream,
                    Head = (await process.Read(stream)).Head,
                    Events = [new NewEvent("holdPlaced", 1, "{}")],
                    Keys = [key],
                    Documents = [],
                }) is not AppendResult.Conflict))
                {
                }
            }
        }
    }

    private static async Task Publish(TablesStore process, IEventSink sink, Task writing)
    {
        var publisher = new Publisher(process, process, sink);
        bool over;
        do
        {
            over = writing.IsCompleted;
        }
        while (!await Tried(async () => await publisher.Run() is null && over && (await process.Unpublished("", 1)).Count == 0));
    }

    private static async Task<bool> Tried(Func<Task<bool>> work)
    {
        try
        {
            return await work();
        }
        catch (LedgerUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Takes events; refuses some, and some it takes and says it did not.</summary>
    private sealed class Receiver : IEventSink
    {
        private readonly Lock _gate = new();
        private readonly List<(StreamId Stream, int Sequence)> _told = [];
        private int _calls;

        public IEnumerable<int> Kept(StreamId stream) => _told.Where(one => one.Stream == stream).Select(one => one.Sequence).Distinct();

        public Task<Publication> Publish(string creditor, OutboundEvent happened, CancellationToken cancellation = default)
        {
            lock (_gate)
            {
                _calls++;
                if (_calls % 7 != 0)
                {
                    _told.Add((happened.Stream, happened.Sequence));
                }

                return Task.FromResult<Publication>(_calls % 7 == 0 || _calls % 11 == 0
                    ? new Publication.Failed(Duration.Zero)
                    : new Publication.Delivered());
            }
        }
    }
}
