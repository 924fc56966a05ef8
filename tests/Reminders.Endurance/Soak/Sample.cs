namespace Reminders.Endurance.Soak;

/// <summary>One minute of a soak.</summary>
/// <param name="Minute">From 1.</param>
/// <param name="Acknowledged">Answers 2xx in this minute.</param>
/// <param name="Messages">Messages the mail server received in this minute.</param>
/// <param name="MemoryMb">The process's resident memory at the end of the minute.</param>
/// <param name="WalMb">Size of the write-ahead log.</param>
/// <param name="LedgerMb">Size of the database.</param>
/// <param name="WakeLagP99Ms">From the answer to an invoice that is due at once to the first thing done about it; 99th percentile.</param>
public sealed record Sample(int Minute, int Acknowledged, int Messages, double MemoryMb, double WalMb, double LedgerMb, double WakeLagP99Ms)
{
    public const string Head = "minute  answers  messages  memory MB   wal MB  ledger MB  wake lag p99 ms";

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Minute,6}  {Acknowledged,7}  {Messages,8}  {MemoryMb,9:F0}  {WalMb,7:F1}  {LedgerMb,9:F1}  {WakeLagP99Ms,15:F0}");
}
