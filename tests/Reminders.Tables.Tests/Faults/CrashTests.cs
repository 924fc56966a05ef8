using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>A process that dies between any two of its writes loses, doubles and hides nothing.</summary>
public sealed class CrashTests
{
    [StoreTheory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task StoppingBeforeEachWrite_LeavesAllOrNothingAndReconcilesToTheSame(int scenario)
    {
        var writes = 0;
        await using (var whole = await Prepared(scenario))
        {
            whole.Fault.Decide = request => Counted(request, ref writes, int.MaxValue);
            await whole.Store.Append(Sample.Both[scenario]);
        }

        Assert.True(writes > 6, "documents, catalogue, wakes, the transaction and several lists");
        for (var last = 0; last < writes; last++)
        {
            await using var store = await Prepared(scenario);
            var done = 0;
            store.Fault.Decide = request => Counted(request, ref done, last);
            await Assert.ThrowsAsync<KilledException>(() => store.Store.Append(Sample.Both[scenario]));

            await store.Reopen();
            await AllOrNothing(store, scenario);
            await Finish(store, scenario);
        }
    }

    [StoreFact]
    public async Task StoppingWhileTheWakeIsSet_KeepsOneOfBothWakes()
    {
        for (var last = 0; last < 3; last++)
        {
            await using var store = await Prepared(1);
            var done = 0;
            store.Fault.Decide = request => Counted(request, ref done, last);
            await Assert.ThrowsAsync<KilledException>(() => store.Store.SetWake(Sample.Invoice, Sample.Moved.Head, Sample.Later));

            await store.Reopen();
            var head = (await store.Store.Read(Sample.Invoice)).Head;
            Assert.Equal([new DueWake(Sample.Invoice, head.WakeAt!.Value)], await store.Store.Due(Sample.Later, 10));
            Assert.Equal(head.WakeAt, await store.Store.NextWake());
            Assert.Equal(last < 2 ? Sample.Start : Sample.Later, head.WakeAt);
        }
    }

    private static async Task<TablesUnderTest> Prepared(int scenario)
    {
        var store = await TablesUnderTest.OpenStore();
        for (var done = 0; done < scenario; done++)
        {
            Assert.IsType<AppendResult.Appended>(await store.Store.Append(Sample.Both[done]));
        }

        return store;
    }

    private static Fate Counted(Azure.Core.Request request, ref int writes, int last) =>
        !Fault.IsWrite(request) ? Fate.Arrives : ++writes > last ? Fate.Killed : Fate.Arrives;

    private static async Task AllOrNothing(TablesUnderTest store, int scenario)
    {
        var read = await store.Store.Read(Sample.Invoice);
        var (before, after) = (scenario == 0 ? 0 : 2, scenario == 0 ? 2 : 3);
        Assert.True(read.Head.Version == before || read.Head.Version == after);
        Assert.Equal(read.Head.Version, read.Events.Count);
        Assert.Equal(read.Head.Version == after, await store.Store.HasKey(Sample.Invoice, Sample.Both[scenario].Keys[0]));
        DueWake[] due = read.Head.WakeAt is { } wake ? [new DueWake(Sample.Invoice, wake)] : [];
        Assert.Equal(due, await store.Store.Due(Sample.Later, 10));
        Assert.Equal(read.Head.Version > 0 ? [Sample.Invoice] : [], await store.Store.Streams(StreamKind.Invoice).ToListAsync());
        if (read.Head.Version == after)
        {
            Assert.NotNull(await store.Store.Get(Sample.Both[scenario].Documents[0].Id));
        }
    }

    private static async Task Finish(TablesUnderTest store, int scenario)
    {
        var append = Sample.Both[scenario];
        var isIn = await store.Store.HasKey(Sample.Invoice, append.Keys[0]);
        var again = await store.Store.Append(append);
        Assert.Equal(isIn, again is AppendResult.Duplicate);
        Assert.Equal(!isIn, again is AppendResult.Appended);

        store.Clock.Ahead = Duration.FromHours(2);
        await store.Store.Reconcile(_ => Task.CompletedTask);
        Assert.True((await store.Store.Reconcile(_ => Task.CompletedTask)).FoundNothing);
        Assert.Equal([append.Rows.Case!], (await store.Store.Cases(Sample.Cases)).Items);
        Assert.Equal([append.Rows.Case!.InvoiceId], await store.Store.OpenCasesOf("acme", append.Rows.Case.CustomerId));
        Assert.Equal(append.Rows.Tasks.IsDefault ? [] : append.Rows.Tasks, (await store.Store.Tasks("acme", null, 10)).Items);
        Assert.Equal([new DueWake(Sample.Invoice, append.WakeAt!.Value)], await store.Store.Due(Sample.Later, 10));
        Assert.Equal(1, await store.Table("Wakes").QueryAsync<Azure.Data.Tables.TableEntity>().CountAsync());
    }
}
