namespace Reminders.Local.Importing.Files;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The physical line it begins on, counted from 1; a quoted field may hold more lines.</param>
/// <param name="Fields">Its fields, unquoted; as many as the header has unless there is a problem.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
internal sealed record CsvRow(long Line, string[] Fields, string? Problem);
