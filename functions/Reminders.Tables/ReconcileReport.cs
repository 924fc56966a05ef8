namespace Reminders.Tables;

/// <summary>What a comparison of heads with indexes and lists looked at and put right.</summary>
public sealed record ReconcileReport(
    int Streams, int WakesRestored, int MarksRestored, int RowsRestored, int WakesRemoved, int MarksRemoved, int RowsRemoved)
{
    public bool FoundNothing => WakesRestored + MarksRestored + RowsRestored + WakesRemoved + MarksRemoved + RowsRemoved == 0;
}
