using System.Globalization;
using CsvHelper;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Results;

/// <summary>Results as CSV: a line for each thing that is wrong, else one for the row. No cell starts like a formula.</summary>
internal sealed class CsvLines : IResultLines
{
    private static readonly string[] Columns = ["line", "id", "status", "column", "detail"];

    private readonly CsvWriter _csv;
    private readonly Func<string, string?> _columnOf;

    public CsvLines(TextWriter output, Func<string, string?> columnOf)
    {
        _csv = new CsvWriter(output, CultureInfo.InvariantCulture);
        _columnOf = columnOf;
        Line(Columns);
    }

    public async ValueTask Write(RecordResult result)
    {
        var line = result.Line.ToString(CultureInfo.InvariantCulture);
        var status = result.Status.ToString(CultureInfo.InvariantCulture);
        if (result.Problems.IsEmpty)
        {
            Line([line, result.Id, status, null, result.Note]);
        }

        foreach (var problem in result.Problems)
        {
            Line([line, result.Id, status, _columnOf(problem.Pointer) ?? problem.Pointer, problem.Detail]);
        }

        await Task.CompletedTask;
    }

    // Each row has its own line; a count is for people.
    public ValueTask Finish(ImportSummary summary) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private void Line(string?[] cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(cell is [ '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{cell}" : cell);
        }

        _csv.NextRecord();
    }
}
