using System.Text.Json;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Results;

/// <summary>Results as lines of JSON; the last one is the summary.</summary>
internal sealed class JsonLines(TextWriter output, Func<string, string?> columnOf) : IResultLines
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public async ValueTask Write(RecordResult result) => await output.WriteLineAsync(JsonSerializer.Serialize(
        new
        {
            result.Line,
            result.Id,
            result.Status,
            result.Note,
            Errors = result.Problems.IsEmpty
                ? null
                : result.Problems.Select(problem => new { problem.Pointer, Column = columnOf(problem.Pointer), problem.Detail }),
        },
        Options));

    public async ValueTask Finish(ImportSummary summary) =>
        await output.WriteLineAsync(JsonSerializer.Serialize(new { Summary = summary.ToString(), summary.Rows }, Options));

    public ValueTask DisposeAsync() => output.DisposeAsync();
}
