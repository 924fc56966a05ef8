using System.CommandLine;
using Reminders.Application.Moving;
using Reminders.Local.Settings;
using Reminders.Sqlite;

namespace Reminders.Local.Commands;

/// <summary><c>export</c>: everything the ledger holds, as lines of JSON. Only reads, also while the service runs.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var to = new Option<string>("--to") { Description = "The file to write, or - for standard output.", Required = true };
        var retire = new Option<bool>("--retire")
        {
            Description = "Move for good: serve must be stopped, and afterwards it refuses this folder, so that nothing is sent from two places.",
        };
        var command = new Command("export", "Write the whole ledger to a file, to move it or to keep it. Works while serve runs.") { data, to, retire };
        command.SetAction((parsed, cancellation) =>
            Run(parsed.GetValue(data)!, parsed.GetValue(to)!, parsed.GetValue(retire), cancellation));
        return command;
    }

    private static async Task<int> Run(string data, string to, bool retire, CancellationToken cancellation)
    {
        using var snapshot = SqliteSnapshot.Open(data);
        await using var owned = retire ? SqliteStore.Open(data) : null; // nobody serves, and nobody begins to
        var summary = await ExportFile.Write(snapshot, to, cancellation: cancellation);
        await Console.Error.WriteLineAsync(
            $"Exported {summary.Streams} streams, {summary.Events} events and {summary.Documents} documents. SHA-256 {summary.Sha256}");
        if (retire)
        {
            await Console.Error.WriteLineAsync($"From now on this folder is not served; {Retired.Mark(data)} says so.");
        }

        return 0;
    }
}
