using Reminders.Application.Ledger;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>Storage that is busy or gone: the caller is told which service and what to do, and nothing half done counts.</summary>
public sealed class TroubleTests
{
    [StoreTheory]
    [InlineData(Fate.Throttled, "It asks to wait 7 s.")]
    [InlineData(Fate.Limited, "It asks to wait 9 s.")]
    [InlineData(Fate.Lost, "devstoreaccount1")]
    [InlineData(Fate.WithoutIdentity, "AZURE_CLIENT_ID")]
    internal async Task EveryCallToAStorageInTrouble_SaysSoWithoutData(Fate fate, string told)
    {
        await using var store = await TablesUnderTest.OpenStore();
        store.Fault.Decide = _ => fate;

        await Tells(() => store.Store.Append(Sample.Created));
        await Tells(() => store.Store.Read(Sample.Invoice));
        await Tells(() => store.Store.SetWake(Sample.Invoice, Head.New, Sample.Start));
        await Tells(() => store.Store.Ring([Sample.Invoice], Sample.Start));
        await Tells(() => store.Store.Due(Sample.Start, 1));
        await Tells(() => store.Store.Cases(Sample.Cases));
        await Tells(() => store.Store.Get("letter"));

        async Task Tells(Func<Task> call)
        {
            var trouble = await Assert.ThrowsAsync<LedgerUnavailableException>(call);
            Assert.Contains(told, trouble.Message, StringComparison.Ordinal);
            Assert.StartsWith("Azure ", trouble.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("INV-1", trouble.Message, StringComparison.Ordinal);
        }
    }

    [StoreFact]
    public async Task AThrottledTransaction_WritesNothing()
    {
        await using var store = await TablesUnderTest.OpenStore();
        store.Fault.Decide = request => Fault.IsTransaction(request) ? Fate.Throttled : Fate.Arrives;

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => store.Store.Append(Sample.Created));

        Assert.Equal(Head.New, (await store.Store.Read(Sample.Invoice)).Head);
        Assert.Empty(await store.Store.Due(Sample.Later, 10));
        Assert.Empty(await store.Store.Streams(StreamKind.Invoice).ToListAsync());
    }

    [StoreFact]
    public async Task ListsThatCannotBeWritten_DoNotUndoTheAppendAndAreDoneLater()
    {
        await using var store = await TablesUnderTest.OpenStore();
        store.Fault.Decide = request => request.Uri.Path.Contains("Lists", StringComparison.Ordinal) ? Fate.Throttled : Fate.Arrives;

        Assert.IsType<AppendResult.Appended>(await store.Store.Append(Sample.Created));
        Assert.Equal([Sample.Invoice], store.Lagging);

        await store.Reopen();
        Assert.Empty((await store.Store.Cases(Sample.Cases)).Items);
        var report = await store.Store.Reconcile(_ => Task.CompletedTask);
        Assert.Equal((1, 5, 0), (report.Streams, report.RowsRestored, report.RowsRemoved));
        Assert.Equal([Sample.Row], (await store.Store.Cases(Sample.Cases)).Items);
    }
}
