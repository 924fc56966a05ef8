using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>Others act between this process's read of the head and its transaction, or between its transaction and its lists.</summary>
public sealed class RaceTests
{
    [StoreFact]
    public async Task AHeadThatMovedAfterItWasRead_AnswersConflictAndWritesNothing()
    {
        await using var store = await Between(Fault.IsTransaction, others => others.Append(Sample.Moved));

        Assert.Equal(
            new AppendResult.Conflict(3),
            await store.Store.Append(Sample.Moved with { Keys = ["other"], Events = [new NewEvent("noted", 1, "late")] }));

        Assert.Equal(["1", "2", "3"], (await store.Store.Read(Sample.Invoice)).Events.Select(one => one.Json));
        Assert.False(await store.Store.HasKey(Sample.Invoice, "other"));
    }

    [StoreFact]
    public async Task AKeyThatCameInAfterTheHeadWasRead_AnswersDuplicate()
    {
        await using var store = await Between(Fault.IsTransaction, others => others.Append(Sample.Moved));

        Assert.Equal(new AppendResult.Duplicate("move"), await store.Store.Append(Sample.Moved));
    }

    [StoreFact]
    public async Task ARingAfterTheHeadWasRead_IsNoConflictAndKeepsTheEarlierWake()
    {
        var early = Sample.Start - Duration.FromHours(1);
        await using var store = await Between(Fault.IsTransaction, others => others.Ring([Sample.Invoice], early));

        Assert.Equal(new AppendResult.Appended(new Head(3, early, 0)), await store.Store.Append(Sample.Moved));

        Assert.Equal(new Head(3, early, 1), (await store.Store.Read(Sample.Invoice)).Head);
        Assert.Equal([new DueWake(Sample.Invoice, early)], await store.Store.Due(Sample.Later, 10));
    }

    [StoreFact]
    public async Task ListsWrittenLate_DoNotBringBackWhatANewerAppendReplaced()
    {
        var next = Sample.Moved with { Head = new Head(3, Sample.Later, 0), Keys = [], Rows = new StreamRows(Sample.Row with { State = CaseState.Paid }) };
        await using var store = await Between(
            request => Fault.IsWrite(request) && request.Uri.Path.Contains("Lists", StringComparison.Ordinal), others => others.Append(next));

        await store.Store.Append(Sample.Moved);

        Assert.Equal([next.Rows.Case!], (await store.Store.Cases(Sample.Cases)).Items);
        Assert.Empty(await store.Store.OpenCasesOf("acme", "C-2"));
        Assert.Empty(await store.Store.CasesByReference("acme", "RF19", 10));
        Assert.Equal(["INV-1"], await store.Store.CasesByReference("acme", "RF18", 10));
        Assert.True((await store.Store.Reconcile(_ => Task.CompletedTask)).FoundNothing);
    }

    /// <summary>A created invoice, and others who act once, just before the first request of a kind goes on.</summary>
    private static async Task<TablesUnderTest> Between(Func<Azure.Core.Request, bool> kind, Func<TablesStore, Task> act)
    {
        var store = await TablesUnderTest.OpenStore();
        await store.Store.Append(Sample.Created);
        var others = store.Connect(new Fault());
        var acted = 0;
        store.Fault.DecideLater = async request =>
        {
            if (kind(request) && Interlocked.Exchange(ref acted, 1) == 0)
            {
                await act(others);
            }

            return Fate.Arrives;
        };
        return store;
    }
}
