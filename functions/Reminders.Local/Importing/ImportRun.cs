using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Formats.BankFiles;
using Reminders.Local.Commands;
using Reminders.Local.Importing.Files;
using Reminders.Local.Importing.Mappings;
using Reminders.Local.Importing.Results;
using Reminders.Local.Settings;
using Reminders.Policies;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing;

/// <summary>
/// Imports a file: everything that can be known from the mapping and the header is checked before the first row; then each row stands
/// for itself. What was answered is stored, so an import that stops is run again.
/// </summary>
internal static class ImportRun
{
    /// <summary>Who imported, as timelines say it.</summary>
    public const string Actor = "import";

    private const int AllFine = 0;
    private const int SomeRefused = 1;
    private const int Unusable = 2;

    /// <param name="request">What to import.</param>
    /// <param name="output">Where results go, the summary last.</param>
    /// <param name="errors">Where it says why nothing more is imported.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>0: all is well; 1: some rows were refused; 2: the file cannot be imported, or not from some row on.</returns>
    public static Task<int> Run(ImportRequest request, TextWriter output, TextWriter errors, CancellationToken cancellation = default) =>
        Guarded(request.File, errors, () => Import(request, output, cancellation));

    /// <summary>Runs an import and says in one line what keeps it from going on.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="errors">Where it says so.</param>
    /// <param name="import">Answers whether all went well.</param>
    public static async Task<int> Guarded(string file, TextWriter errors, Func<Task<bool>> import)
    {
        try
        {
            return await import() ? AllFine : SomeRefused;
        }
        catch (Exception unusable) when (unusable is ImportFileException or BankFileException)
        {
            await errors.WriteLineAsync($"reminders: {file}: {unusable.Message}");
        }
        catch (LedgerUnavailableException unavailable)
        {
            await errors.WriteLineAsync($"reminders: {unavailable.Message}");
        }
        catch (Exception problem) when (problem is SettingsException or StartException or PolicyException or PoliciesMissingException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"reminders: {problem.Message}");
        }

        return Unusable;
    }

    private static async Task<bool> Import(ImportRequest request, TextWriter output, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(request.Data);
        var policies = LocalPolicies.Load(folder);
        CheckCreditor(folder, policies, request.Creditor);
        var fields = new RecordFields(request.Kind, RecordBodies.Schema(request.Kind, policies));
        var mapping = request.Mapping is { } path ? MappingReader.Read(path, fields) : null;
        using var stream = request.File == ExportFile.Pipe
            ? Console.OpenStandardInput()
            : new FileStream(request.File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        using var file = CsvFile.Open(stream, request.Encoding ?? mapping?.Encoding, mapping?.Separator);
        var writer = new RecordWriter(request.Kind, BoundMapping.Of(fields, mapping, file.Header));

        await using var results = ResultLines.Open(output, request.Results, writer.ColumnOf);
        await using var ledger = await ImportLedger.Open(folder, request.IsDryRun, cancellation);
        return await ImportProgress.Show(stream.CanSeek ? stream.Length : null, async progress =>
        {
            var summary = new ImportSummary(request.IsDryRun);
            var records = Records(file, writer, progress);
            try
            {
                await foreach (var result in ledger.Intake.Take(request.Kind, request.Creditor, Actor, records, cancellation))
                {
                    summary.Add(result);
                    await results.Write(result);
                }
            }
            finally
            {
                await results.Finish(summary);
            }

            return summary.IsFine;
        });
    }

    /// <exception cref="StartException">There is no such creditor.</exception>
    public static void CheckCreditor(string folder, IPolicies policies, string creditor)
    {
        var creditors = LocalSettings.Load(folder, policies).Creditors;
        if (creditors.All(known => known.Id != creditor))
        {
            throw new StartException($"there is no creditor '{creditor}'; configured: {string.Join(", ", creditors.Select(known => known.Id))}");
        }
    }

    private static async IAsyncEnumerable<SentRecord> Records(CsvFile file, RecordWriter writer, Action<long> progress)
    {
        foreach (var row in file.Rows())
        {
            yield return writer.Write(row);
            progress(file.Position);
        }

        await Task.CompletedTask;
    }
}
