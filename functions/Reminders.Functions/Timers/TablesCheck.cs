using System.Globalization;
using Reminders.Tables;
using Reminders.Web.Measuring;

namespace Reminders.Functions.Timers;

/// <summary>The nightly check of the table ledger, a page at a time so that the day's first requests find it idle.</summary>
public sealed class TablesCheck(TablesStore store, Measures measures) : INightlyCheck
{
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(50);

    // The host ends a function at ten minutes, and itself with it.
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(8);

    public async Task<string> Run(CancellationToken cancellation = default)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(AtMost);
        try
        {
            return await Check(budget.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            measures.Warn(Measures.ProjectionCheckCut, 1);
            return $"not all streams were seen within {AtMost.TotalMinutes} minutes; the next night goes on there";
        }
    }

    private async Task<string> Check(CancellationToken cancellation)
    {
        var report = await store.Reconcile(token => Task.Delay(BetweenPages, token), cancellation);
        measures.Note(
            Measures.ProjectionDrift,
            (long)report.WakesRestored + report.MarksRestored + report.RowsRestored
            + report.WakesRemoved + report.MarksRemoved + report.RowsRemoved);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Streams} streams, restored {report.WakesRestored} wake times, {report.MarksRestored} marks and {report.RowsRestored} rows, removed {report.WakesRemoved}, {report.MarksRemoved} and {report.RowsRemoved}");
    }
}
