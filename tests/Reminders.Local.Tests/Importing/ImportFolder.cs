using System.Text;
using System.Text.Json.Nodes;
using Reminders.Local.Importing;
using Reminders.Web.Importing;

namespace Reminders.Local.Tests.Importing;

/// <summary>A data folder to import into, and the files that are imported.</summary>
internal sealed class ImportFolder : IDisposable
{
    private readonly TempFolder _files = new();
    private readonly TempFolder _data = new();

    public string Data => _data.Path;

    public string Put(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_files.Path, name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    /// <summary>Imports a text as a CSV file.</summary>
    public Task<ImportOutcome> Import(RecordKind kind, string csv, string? mapping = null, Func<ImportRequest, ImportRequest>? with = null) =>
        ImportFile(kind, Put("import.csv", csv), mapping is null ? null : Put("import.yaml", mapping), with);

    public async Task<ImportOutcome> ImportFile(RecordKind kind, string file, string? mapping = null, Func<ImportRequest, ImportRequest>? with = null)
    {
        var (output, errors, results) = (new StringWriter(), new StringWriter(), Path.Combine(_files.Path, "results.ndjson"));
        File.Delete(results);
        var request = new ImportRequest(kind, file, Data, "main") { Mapping = mapping, Results = results };
        var code = await ImportRun.Run(with?.Invoke(request) ?? request, output, errors);
        var lines = File.Exists(results) ? await File.ReadAllLinesAsync(results) : [];
        return new ImportOutcome(code, output.ToString(), errors.ToString().Replace(_files.Path, "", StringComparison.Ordinal), [.. lines.Select(line => JsonNode.Parse(line)!)]);
    }

    public void Dispose()
    {
        _files.Dispose();
        _data.Dispose();
    }
}

/// <summary>What an import answered; the last of the results is the summary.</summary>
internal sealed record ImportOutcome(int Code, string Output, string Errors, IReadOnlyList<JsonNode> Results)
{
    public string Summary => Output.TrimEnd().Split('\n')[^1];

    public IEnumerable<JsonNode> Rows => Results.SkipLast(1);

    public int[] Statuses => [.. Rows.Select(row => (int)row["status"]!)];

    /// <summary>What is wrong with the only row, or nothing.</summary>
    public string Problem => string.Join("; ", Rows.Single()["errors"]?.AsArray().Select(error => $"{error!["column"]}: {error["detail"]}") ?? []);
}
