using System.Globalization;
using Reminders.Tables;
using Reminders.Web.Measuring;

namespace Reminders.Functions.Timers;

/// <summary>The nightly check of the table ledger, a page at a time so that the day's first requests find it idle.</summary>
public sealed class TablesCheck(TablesStore store, Measures measures) : INightlyCheck
{
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(50);

    public async Task<string> Run(CancellationToken cancellation = default)
    {
        var report = await store.Reconcile(token => Task.Delay(BetweenPages, token), cancellation);
        measures.Note(
            Measures.ProjectionDrift, (long)report.WakesRestored + report.RowsRestored + report.WakesRemoved + report.RowsRemoved);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Streams} streams, restored {report.WakesRestored} wake times and {report.RowsRestored} rows, removed {report.WakesRemoved} and {report.RowsRemoved}");
    }
}
