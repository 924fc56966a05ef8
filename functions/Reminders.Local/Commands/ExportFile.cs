using Reminders.Application.Moving;

namespace Reminders.Local.Commands;

/// <summary>An export as a file that only its owner may read, or as standard output.</summary>
internal static class ExportFile
{
    /// <summary>Stands for standard output where a file is asked for.</summary>
    public const string Pipe = "-";

    public static async Task<MoveSummary> Write(
        IExportSource source, string to, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        if (to != Pipe)
        {
            return await WriteBeside(source, to, progress, cancellation);
        }

        await using var pipe = Console.OpenStandardOutput();
        await using var buffered = new BufferedStream(pipe);
        return await Exporter.Export(source, buffered, progress, cancellation);
    }

    // Written beside and moved into place, so that a file with that name is always whole.
    private static async Task<MoveSummary> WriteBeside(
        IExportSource source, string to, IProgress<long>? progress, CancellationToken cancellation)
    {
        var temporary = to + ".new";
        MoveSummary summary;
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            summary = await Exporter.Export(source, file, progress, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, to, overwrite: true);
        return summary;
    }
}
