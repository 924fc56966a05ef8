using System.Globalization;
using Reminders.Application.Ledger;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>Many writers on a network that loses, delays and refuses at random: everything goes in once.</summary>
public sealed class BadNetworkTests
{
    private const int Writers = 8;
    private const int Each = 8;

    private static readonly StreamId[] Streams = [StreamId.Invoice("acme", "1"), StreamId.Invoice("acme", "2")];

    [StoreTheory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    public async Task WhateverTheNetworkDoes_EachKeyGoesInOnceAndTheIndexesFollow(int seed, int retries)
    {
        await using var store = await TablesUnderTest.OpenStore();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(store, writer, seed, retries))));

        await store.Store.Reconcile(_ => Task.CompletedTask);
        Assert.Equal(Streams, await store.Store.Streams(StreamKind.Invoice).ToListAsync());
        var due = await store.Store.Due(Sample.Later, 10);
        Assert.Equal(Streams, due.Select(wake => wake.Stream).OrderBy(one => one.Name, StringComparer.Ordinal));
        foreach (var stream in Streams)
        {
            var read = await store.Store.Read(stream);
            Assert.Equal(Enumerable.Range(1, Writers * Each), read.Events.Select(one => one.Sequence));
            Assert.Equal(Writers * Each, read.Events.Select(one => one.Json).Distinct().Count());
        }

        Assert.Equal(["1", "2"], (await store.Store.Cases(Sample.Cases)).Items.Select(row => row.InvoiceId));
    }

    private static async Task Write(TablesUnderTest store, int writer, int seed, int retries)
    {
        var process = store.Connect(new Fault { Decide = Weather(unchecked((uint)((seed * 1000) + writer))) }, retries);
        foreach (var stream in Streams)
        {
            for (var n = 0; n < Each; n++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{writer} {n}");
                while (!await Tried(process, stream, key, n))
                {
                }
            }
        }
    }

    /// <summary>As callers do it: read, append, and on a conflict or trouble once more with the same key.</summary>
    private static async Task<bool> Tried(TablesStore process, StreamId stream, string key, int n)
    {
        try
        {
            var row = Sample.Row with { InvoiceId = stream.Id, DueDate = Sample.Row.DueDate.PlusDays(n % 3) };
            return await process.Append(Sample.Created with
            {
                Stream = stream,
                Head = (await process.Read(stream)).Head,
                Events = [new NewEvent("noted", 1, $"\"{key}\"")],
                Keys = [key],
                Documents = [],
                WakeAt = Sample.Start + NodaTime.Duration.FromMinutes(n % 4),
                Rows = new Application.Projections.StreamRows(row),
            }) is not AppendResult.Conflict;
        }
        catch (LedgerUnavailableException)
        {
            return false;
        }
    }

    internal static Func<Azure.Core.Request, Fate> Weather(uint seed)
    {
        var state = seed;
        return _ =>
        {
            // Numerical Recipes' linear congruential step; the high bits are the good ones.
            state = unchecked((state * 1664525) + 1013904223);
            return ((state >> 16) % 40) switch
            {
                0 => Fate.Lost,
                1 => Fate.AnswerLost,
                2 => Fate.AnsweredBadly,
                3 => Fate.Refused,
                _ => Fate.Arrives,
            };
        };
    }
}
