using System.Globalization;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Results;

/// <summary>Results for people. Where they go to a file as well, only what failed is shown.</summary>
internal sealed class TextLines(TextWriter output, Func<string, string?> columnOf, bool onlyFailures) : IResultLines
{
    public async ValueTask Write(RecordResult result)
    {
        if (!onlyFailures || !result.IsFine)
        {
            var problems = string.Join("; ", result.Problems.Select(problem => $"{columnOf(problem.Pointer) ?? problem.Pointer} {problem.Detail}".TrimStart()));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"line {result.Line}: {result.Id ?? "-"} {result.Status} {result.Note}{problems}").TrimEnd());
        }
    }

    public async ValueTask Finish(ImportSummary summary)
    {
        await output.WriteLineAsync(summary.ToString());
        await output.FlushAsync();
    }

    public ValueTask DisposeAsync() => new(output.FlushAsync());
}
