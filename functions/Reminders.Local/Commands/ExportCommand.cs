using System.CommandLine;
using Reminders.Application.Moving;
using Reminders.Sqlite;

namespace Reminders.Local.Commands;

/// <summary><c>export</c>: everything the ledger holds, as lines of JSON. Only reads, also while the service runs.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var to = new Option<string>("--to") { Description = "The file to write, or - for standard output.", Required = true };
        var command = new Command("export", "Write the whole ledger to a file, to move it or to keep it. Works while serve runs.") { data, to };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(data)!, parsed.GetValue(to)!, cancellation));
        return command;
    }

    private static async Task<int> Run(string data, string to, CancellationToken cancellation)
    {
        using var snapshot = SqliteSnapshot.Open(data);
        var summary = await ExportFile.Write(snapshot, to, cancellation: cancellation);
        await Console.Error.WriteLineAsync(
            $"Exported {summary.Streams} streams, {summary.Events} events and {summary.Documents} documents. SHA-256 {summary.Sha256}");
        return 0;
    }
}
