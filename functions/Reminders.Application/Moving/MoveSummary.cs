namespace Reminders.Application.Moving;

/// <summary>How much was moved, and the SHA-256 (lower hex) that stands for all of it.</summary>
public sealed record MoveSummary(long Streams, long Events, long Documents, string Sha256);

/// <summary>A file that cannot be imported: which line, and what to do. Nothing of the import counts.</summary>
public sealed class ImportException(long line, string detail, Exception? cause = null)
    : Exception(line > 0 ? $"line {line}: {detail}" : detail, cause)
{
    public long Line => line;
}
