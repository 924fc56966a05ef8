using Reminders.Web.Importing;

namespace Reminders.Local.Importing;

/// <summary>What to import, and how.</summary>
/// <param name="Kind">What the rows are.</param>
/// <param name="File">The CSV file, or <c>-</c> for standard input.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Creditor">Whose the records are.</param>
internal sealed record ImportRequest(RecordKind Kind, string File, string Data, string Creditor)
{
    public string? Mapping { get; init; }

    /// <summary>Say what would happen and write nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>A file for the results, by its ending CSV or NDJSON.</summary>
    public string? Results { get; init; }

    /// <summary>Stronger than the mapping's.</summary>
    public string? Encoding { get; init; }
}
