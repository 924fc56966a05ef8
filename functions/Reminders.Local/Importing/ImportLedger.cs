using NodaTime;
using Reminders.Local.Clocks;
using Reminders.Sqlite;
using Reminders.Web.BankFiles;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing;

/// <summary>
/// The ledger that rows are imported into: that of a data folder, or for a dry run a copy of it that is thrown away after. So a dry
/// run does all that an import does, to the letter, and writes nothing to the data folder.
/// </summary>
internal sealed class ImportLedger : IAsyncDisposable
{
    private readonly LocalHost _host;
    private readonly DirectoryInfo? _copy;

    private ImportLedger(LocalHost host, DirectoryInfo? copy)
    {
        _host = host;
        _copy = copy;
    }

    public RecordIntake Intake => _host.Services.GetRequiredService<RecordIntake>();

    public BankFileIntake BankFiles => _host.Services.GetRequiredService<BankFileIntake>();

    /// <exception cref="Application.Ledger.LedgerUnavailableException">The data folder cannot be used, or another process uses it.</exception>
    public static async Task<ImportLedger> Open(string folder, bool isDryRun, CancellationToken cancellation)
    {
        // Personal data: the folder is its owner's alone.
        var copy = isDryRun ? Directory.CreateTempSubdirectory("reminders-dry-run-") : null;
        try
        {
            if (copy is not null)
            {
                SqliteSnapshot.Copy(folder, copy.FullName);
            }

            var options = new HostOptions(folder, Commands.SharedOptions.DefaultUrls) { Clock = ClockOf(folder), WorkIn = copy?.FullName };
            return new ImportLedger(await LocalHost.Open(options, cancellation), copy);
        }
        catch
        {
            copy?.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _copy?.Delete(recursive: true);
    }

    // Time never goes back: a folder that has run ahead on a virtual clock stays where it is.
    private static Instant? ClockOf(string folder) =>
        VirtualClock.LastSeen(folder) is { } seen && seen > SystemClock.Instance.GetCurrentInstant() ? seen : null;
}
