using System.CommandLine;
using Reminders.Application.Moving;
using Reminders.Sqlite;

namespace Reminders.Local.Commands;

/// <summary><c>export</c>: everything the ledger holds, as lines of JSON. Only reads, also while the service runs.</summary>
internal static class ExportCommand
{
    public const string Pipe = "-";

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
        var summary = to == Pipe ? await ToPipe(snapshot, cancellation) : await ToFile(snapshot, to, cancellation);
        await Console.Error.WriteLineAsync(
            $"Exported {summary.Streams} streams, {summary.Events} events and {summary.Documents} documents. SHA-256 {summary.Sha256}");
        return 0;
    }

    private static async Task<MoveSummary> ToPipe(SqliteSnapshot snapshot, CancellationToken cancellation)
    {
        await using var pipe = Console.OpenStandardOutput();
        await using var buffered = new BufferedStream(pipe);
        return await Exporter.Export(snapshot, buffered, cancellation);
    }

    // Written beside and moved into place, so that a file with that name is always whole.
    private static async Task<MoveSummary> ToFile(SqliteSnapshot snapshot, string to, CancellationToken cancellation)
    {
        var temporary = to + ".new";
        MoveSummary summary;
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            summary = await Exporter.Export(snapshot, file, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, to, overwrite: true);
        return summary;
    }
}
