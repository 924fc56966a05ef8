namespace Reminders.Tables;

/// <summary>What a comparison of heads and projections looked at and put right.</summary>
public sealed record ReconcileReport(int Streams, int WakesRestored, int RowsRestored, int WakesRemoved, int RowsRemoved)
{
    public bool FoundNothing => WakesRestored + RowsRestored + WakesRemoved + RowsRemoved == 0;
}
