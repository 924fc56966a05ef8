using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>A nightly check with too little time for everything comes to everything in the end.</summary>
public sealed class CutCheckTests
{
    [StoreFact]
    public async Task CutEachNight_PutsEverythingRightOverTheNights()
    {
        await using var store = await WithLaggingLists(20);

        for (var night = 0; night < 20; night++)
        {
            var requests = 0;
            store.Fault.Decide = _ => Interlocked.Increment(ref requests) > 80 ? Fate.Killed : Fate.Arrives;
            await Record.ExceptionAsync(() => store.Store.Reconcile(_ => Task.CompletedTask));
        }

        await store.Reopen();
        Assert.Equal(20, (await store.Store.Cases(Sample.Cases with { Limit = 50 })).Items.Count);
    }

    [StoreFact]
    public async Task OnePieceThatNeverEnds_DoesNotKeepTheOthersFromTheirTurn()
    {
        await using var store = await WithLaggingLists(0);
        await OneNight();
        await Lag(store, 1);

        await OneNight();
        await OneNight();

        await store.Reopen();
        Assert.Single((await store.Store.Cases(Sample.Cases)).Items);

        async Task OneNight()
        {
            store.Fault.Decide = Stuck;
            await Assert.ThrowsAsync<KilledException>(() => store.Store.Reconcile(_ => Task.CompletedTask));
        }

        // Going through all lists for strays is the last piece of a first round.
        static Fate Stuck(Azure.Core.Request request) =>
            !Fault.IsWrite(request) && request.Uri.Path.EndsWith("Lists()", StringComparison.Ordinal) ? Fate.Killed : Fate.Arrives;
    }

    private static async Task<TablesUnderTest> WithLaggingLists(int invoices)
    {
        var store = await TablesUnderTest.OpenStore();
        await Lag(store, invoices);
        return store;
    }

    private static async Task Lag(TablesUnderTest store, int invoices)
    {
        store.Fault.Decide = request => request.Uri.Path.Contains("Lists", StringComparison.Ordinal) ? Fate.Throttled : Fate.Arrives;
        for (var i = 1; i <= invoices; i++)
        {
            var id = $"INV-{i}";
            await store.Store.Append(Sample.Created with
            {
                Stream = StreamId.Invoice("acme", id),
                Documents = [],
                Rows = new StreamRows(Sample.Row with { InvoiceId = id, Number = id }),
            });
        }

        Assert.Equal(invoices, store.Lagging.Count);
    }
}
