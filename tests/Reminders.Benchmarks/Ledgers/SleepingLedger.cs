using System.Diagnostics;

namespace Reminders.Benchmarks.Ledgers;

/// <summary>A data folder in which many invoices sleep, each of a customer of its own, due in two months.</summary>
internal sealed class SleepingLedger : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reminders-benchmark-");

    private SleepingLedger(int asleep) => Asleep = asleep;

    public int Asleep { get; }

    public string Folder => _folder.FullName;

    /// <summary>Of the database, after seeding.</summary>
    public double BytesPerInvoice { get; private set; }

    public double SeededPerSecond { get; private set; }

    public static async Task<SleepingLedger> Seed(int asleep)
    {
        var ledger = new SleepingLedger(asleep);
        var watch = Stopwatch.StartNew();
        await using (var application = new InProcess(ledger.Folder))
        {
            await application.Register("s", asleep, dueInDays: 60);
        }

        ledger.SeededPerSecond = asleep / watch.Elapsed.TotalSeconds;
        ledger.BytesPerInvoice = new FileInfo(Path.Combine(ledger.Folder, "reminders.db")).Length / (double)asleep;
        return ledger;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
