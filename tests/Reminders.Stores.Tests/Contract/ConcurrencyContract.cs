using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Stores.Tests.Contract;

/// <summary>Many callers at once.</summary>
public abstract class ConcurrencyContract : StoreContract
{
    private const int Writers = 64;

    [StoreFact]
    public async Task ManyWritersOnOneStream_OneWinsEachVersionAndNothingIsLost()
    {
        const int each = 3;
        var won = await AtOnce(Writers, async writer =>
        {
            var versions = new List<int>();
            var head = Head.New;
            while (versions.Count < each)
            {
                switch (await Ledger.Append(After(head, Invoice, Event($"{writer}"))))
                {
                    case AppendResult.Appended(var next):
                        versions.Add(next.Version);
                        head = next;
                        break;
                    case AppendResult.Conflict(var actual):
                        Assert.True(actual > head.Version);
                        head = await HeadOf(Invoice);
                        break;
                }
            }

            return (Writer: writer, Versions: versions);
        });

        var read = await Ledger.Read(Invoice);
        Assert.Equal(Enumerable.Range(1, Writers * each), read.Events.Select(one => one.Sequence));
        foreach (var (writer, versions) in won)
        {
            Assert.All(versions, version => Assert.Equal($"{writer}", read.Events[version - 1].Json));
        }
    }

    [StoreFact]
    public async Task ManyWritersOnManyStreams_AllGoIn()
    {
        const int each = 10;
        await AtOnce(Writers, async writer =>
        {
            var head = Head.New;
            for (var n = 1; n <= each; n++)
            {
                head = await Appended(After(head, Stream(writer), Event($"{n}")) with { Keys = [$"{n}"], WakeAt = Start });
            }

            return head;
        });

        for (var writer = 0; writer < Writers; writer++)
        {
            var read = await Ledger.Read(Stream(writer));
            Assert.Equal(Enumerable.Range(1, each).Select(n => $"{n}"), read.Events.Select(one => one.Json));
        }

        Assert.Equal(Writers, (await Ledger.Due(Start, int.MaxValue)).Count);
    }

    [StoreFact]
    public async Task TheSameKeyFromManyWriters_GoesInOnce()
    {
        var results = await AtOnce(Writers, _ => Ledger.Append(First(Invoice) with { Keys = ["once"] }));

        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(Writers - 1, results.OfType<AppendResult.Duplicate>().Count());
        Assert.Single((await Ledger.Read(Invoice)).Events);
    }

    [StoreFact]
    public async Task OnesThatAreRefused_LeaveTheirNeighboursIn()
    {
        await Created(Invoice);
        var results = await AtOnce(Writers, writer => (writer % 4) switch
        {
            0 => Outcome(Ledger.Append(First(Invoice))),
            1 => Outcome(Ledger.Append(First(Stream(writer)) with { Keys = [new string('k', 201)] })),
            _ => Outcome(Ledger.Append(First(Stream(writer)))),
        });

        for (var writer = 0; writer < Writers; writer++)
        {
            var expected = (writer % 4) switch { 0 => "Conflict", 1 => "ArgumentException", _ => "Appended" };
            Assert.Equal(expected, results[writer]);
            Assert.Equal(writer % 4 > 1 ? 1 : 0, (await HeadOf(Stream(writer))).Version);
        }
    }

    [StoreFact]
    public async Task RingsFromManyCallers_AreAllCounted()
    {
        await Created(Invoice, Start);

        await AtOnce(Writers, async writer =>
        {
            await Ledger.Ring([Invoice], Start - Duration.FromSeconds(writer));
            return true;
        });

        Assert.Equal(new Head(1, Start - Duration.FromSeconds(Writers - 1), Writers), await HeadOf(Invoice));
    }

    [StoreFact]
    public async Task ReadersWhileOthersWrite_AlwaysSeeWholeAppendsFromTheBeginning()
    {
        using var written = new CancellationTokenSource();
        var reading = AtOnce(4, async _ =>
        {
            var seen = 0;
            while (!written.IsCancellationRequested)
            {
                var read = await Ledger.Read(Invoice);
                Assert.Equal(Enumerable.Range(1, read.Head.Version), read.Events.Select(one => one.Sequence));
                Assert.All(read.Events, one => Assert.Equal($"{one.Sequence}", one.Json));
                Assert.Equal(0, read.Head.Version % 3);
                Assert.True(read.Head.Version >= seen);
                seen = read.Head.Version;
            }

            return seen;
        });

        var head = Head.New;
        for (var n = 0; n < 50; n++)
        {
            var first = head.Version + 1;
            head = await Appended(After(head, Invoice, Event($"{first}"), Event($"{first + 1}"), Event($"{first + 2}")));
            Assert.Equal(head, await HeadOf(Invoice));
        }

        await written.CancelAsync();
        await reading;
    }

    private static StreamId Stream(int writer) => StreamId.Invoice("acme", writer.ToString("D3", CultureInfo.InvariantCulture));

    private static Task<T[]> AtOnce<T>(int callers, Func<int, Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => call(caller))));

    private static async Task<string> Outcome(Task<AppendResult> append)
    {
        try
        {
            return (await append).GetType().Name;
        }
        catch (ArgumentException refused)
        {
            return refused.GetType().Name;
        }
    }
}
