using System.Text;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Results;

/// <summary>Results for people and, if asked for, all of them to a file.</summary>
internal sealed class ResultLines : IResultLines
{
    private readonly List<IResultLines> _all = [];

    private ResultLines()
    {
    }

    public static ResultLines Open(TextWriter output, string? file, Func<string, string?> columnOf)
    {
        var lines = new ResultLines();
        lines._all.Add(new TextLines(output, columnOf, onlyFailures: file is not null));
        if (file is not null)
        {
            lines._all.Add(FormatOf(file) == ".csv"
                ? new CsvLines(Create(file), columnOf)
                : new JsonLines(Create(file), columnOf));
        }

        return lines;
    }

    /// <summary>What is wrong with a file's name, or null: it tells the format.</summary>
    public static string? FormatProblem(string file) => FormatOf(file) is ".csv" or ".ndjson" ? null : "must end in .csv or .ndjson";

    public async ValueTask Write(RecordResult result)
    {
        foreach (var one in _all)
        {
            await one.Write(result);
        }
    }

    public async ValueTask Finish(ImportSummary summary)
    {
        foreach (var one in _all)
        {
            await one.Finish(summary);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _all)
        {
            await one.DisposeAsync();
        }
    }

    private static string FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant();

    private static StreamWriter Create(string file) => new(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
