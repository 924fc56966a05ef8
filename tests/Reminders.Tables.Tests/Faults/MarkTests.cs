using Azure.Data.Tables;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>Whatever stops, races or gets lost: an event that is in and not published is listed.</summary>
public sealed class MarkTests
{
    private static readonly StreamId Invoice = Sample.Invoice;
    private static readonly Append First = Sample.Created with { Documents = [], WakeAt = null, Rows = StreamRows.None };
    private static readonly Append Second = First with { Head = new Head(2, null, 0), Keys = ["second"] };

    [StoreFact]
    public async Task AppendingTwice_WritesOneIndexRow_AndNoneForWhatIsNotTold()
    {
        await using var store = await Opened();
        var writes = new List<string>();
        store.Fault.Decide = request =>
        {
            if (Fault.IsWrite(request))
            {
                writes.Add(request.Uri.Path);
            }

            return Fate.Arrives;
        };
        NewEvent[] inner = [new("reminderIntended", 1, "{}")];
        await store.Store.Append(First with { Events = [.. inner], Keys = [] });
        Assert.Equal(0, OfIndex());

        await store.Store.Append(First with { Head = new Head(1, null, 0) });
        await store.Store.Append(First with { Head = new Head(3, null, 0), Keys = ["second"] });
        Assert.Equal(1, OfIndex());

        // The head and the index row, once more each.
        writes.Clear();
        await store.Store.MarkPublished(Invoice, 5);
        Assert.Equal((2, 1), (writes.Count, OfIndex()));

        int OfIndex() => writes.Count(path => path.Contains("Unpublished", StringComparison.Ordinal));
    }

    [StoreFact]
    public async Task StoppingBeforeEachWriteOfAnAppend_ItIsListedExactlyIfItIsIn()
    {
        for (var last = 0; last < 3; last++)
        {
            await using var store = await Opened();
            var done = 0;
            store.Fault.Decide = request => Counted(request, ref done, last);
            await Assert.ThrowsAsync<KilledException>(() => store.Store.Append(First));

            await store.Reopen(publishes: true);
            Assert.Empty((await store.Store.Read(Invoice)).Events);
            Assert.Empty(await store.Store.Unpublished("", 10));
            await store.Store.Append(First);
            Assert.Equal([new Unpublished(Invoice, 0)], await store.Store.Unpublished("", 10));
            await Clean(store, rows: 1);
        }
    }

    [StoreFact]
    public async Task StoppingBeforeEachWriteOfAMark_KeepsTheOldOneOrHasTheNew()
    {
        for (var last = 0; last < 2; last++)
        {
            await using var store = await Opened();
            await store.Store.Append(First);
            var done = 0;
            store.Fault.Decide = request => Counted(request, ref done, last);
            await Assert.ThrowsAsync<KilledException>(() => store.Store.MarkPublished(Invoice, 2));

            await store.Reopen(publishes: true);
            Assert.Equal(last == 0 ? [new Unpublished(Invoice, 0)] : [], await store.Store.Unpublished("", 10));
            await store.Store.Append(Second);
            Assert.Equal([new Unpublished(Invoice, last == 0 ? 0 : 2)], await store.Store.Unpublished("", 10));
            await Clean(store, rows: 1);
        }
    }

    [StoreTheory]
    [InlineData(Fate.AnswerLost, 0)]
    [InlineData(Fate.AnswerLost, 3)]
    [InlineData(Fate.AnsweredBadly, 3)]
    [InlineData(Fate.Lost, 0)]
    internal async Task AMarkWhoseAnswerIsLost_NeitherComesBackNorStays(Fate fate, int retries)
    {
        await using var store = await Opened();
        await store.Store.Append(First);
        var lost = 0;
        var process = store.Connect(new Fault { Decide = request => Fault.IsWrite(request) && lost++ == 0 ? fate : Fate.Arrives }, retries, publishes: true);
        try
        {
            await process.MarkPublished(Invoice, 2);
        }
        catch (LedgerUnavailableException)
        {
            await process.MarkPublished(Invoice, 2);
        }

        Assert.Empty(await store.Store.Unpublished("", 10));
        await Clean(store, rows: 0);
    }

    /// <summary>The head was read as published to the end; before the append goes on, others begin and end marks of their own.</summary>
    [StoreTheory]
    [InlineData("Unpublished")]
    [InlineData("$batch")]
    public async Task OthersAppendAndPublishMeanwhile_TheLateAppendIsListed(string before)
    {
        await using var store = await Opened();
        var others = store.Connect(new Fault(), publishes: true);
        await others.Append(First);
        await others.MarkPublished(Invoice, 2);
        var acted = 0;
        store.Fault.DecideLater = async request =>
        {
            if (Fault.IsWrite(request) && request.Uri.Path.Contains(before, StringComparison.Ordinal) && Interlocked.Exchange(ref acted, 1) == 0)
            {
                await others.Append(Second);
                await others.MarkPublished(Invoice, 4);
            }

            return Fate.Arrives;
        };

        Assert.IsType<AppendResult.Conflict>(await store.Store.Append(Second with { Keys = ["late"] }));
        Assert.Empty(await store.Store.Unpublished("", 10));
        Assert.IsType<AppendResult.Appended>(await store.Store.Append(Second with { Head = new Head(4, null, 0), Keys = ["late"] }));

        Assert.Equal([new Unpublished(Invoice, 4)], await store.Store.Unpublished("", 10));
        await Clean(store, rows: 1);
    }

    /// <summary>Before the head is moved, and before the index row is taken away.</summary>
    [StoreTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AppendedBeforeEachWriteOfAMark_StaysListed(int write)
    {
        await using var store = await Opened();
        var others = store.Connect(new Fault(), publishes: true);
        await others.Append(First);
        var writes = 0;
        store.Fault.DecideLater = async request =>
        {
            if (Fault.IsWrite(request) && ++writes == write)
            {
                await others.Append(Second);
            }

            return Fate.Arrives;
        };

        await store.Store.MarkPublished(Invoice, 2);

        Assert.Equal([new Unpublished(Invoice, 2)], await store.Store.Unpublished("", 10));
    }

    [StoreFact]
    public async Task AnIndexRowThatGotLost_IsRestoredByTheNightlyCheck()
    {
        await using var store = await Opened();
        await store.Store.Append(First);
        var index = store.Table("Unpublished");
        await foreach (var row in index.QueryAsync<TableEntity>())
        {
            await index.DeleteEntityAsync(row);
        }

        Assert.Empty(await store.Store.Unpublished("", 10));
        Assert.Equal(1, (await store.Store.Reconcile(_ => Task.CompletedTask)).MarksRestored);
        Assert.Equal([new Unpublished(Invoice, 0)], await store.Store.Unpublished("", 10));
    }

    private static async Task<TablesUnderTest> Opened()
    {
        var store = await TablesUnderTest.OpenStore();
        await store.Reopen(publishes: true);
        return store;
    }

    private static Fate Counted(Azure.Core.Request request, ref int writes, int last) =>
        !Fault.IsWrite(request) ? Fate.Arrives : ++writes > last ? Fate.Killed : Fate.Arrives;

    /// <summary>Once no write can be on its way any more, only the rows stay that heads name.</summary>
    private static async Task Clean(TablesUnderTest store, int rows)
    {
        store.Clock.Ahead = Duration.FromHours(2);
        await store.Store.Reconcile(_ => Task.CompletedTask);
        Assert.True((await store.Store.Reconcile(_ => Task.CompletedTask)).FoundNothing);
        Assert.Equal(rows, await store.Table("Unpublished").QueryAsync<TableEntity>().CountAsync());
    }
}
