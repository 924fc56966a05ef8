using System.Globalization;
using Reminders.Application.BankFiles;
using Reminders.Local.Commands;
using Reminders.Local.Importing.Results;
using Reminders.Local.Settings;
using Reminders.Web.BankFiles;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing;

/// <summary>Which bank file to take in, and how.</summary>
/// <param name="File">The file, or <c>-</c> for standard input.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Creditor">Whose account it is.</param>
internal sealed record BankImportRequest(string File, string Data, string Creditor)
{
    /// <summary>Say what would happen and write nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>A file for the results, by its ending CSV or NDJSON.</summary>
    public string? Results { get; init; }
}

/// <summary>Takes in a bank's file: all of it is looked through first; then each line stands for itself.</summary>
internal static class BankImport
{
    /// <summary>0: all is well; 1: some lines could not be stored; 2: the file cannot be taken in, and nothing of it was.</summary>
    public static Task<int> Run(BankImportRequest request, TextWriter output, TextWriter errors, CancellationToken cancellation = default) =>
        ImportRun.Guarded(request.File, errors, () => Import(request, output, cancellation));

    private static async Task<bool> Import(BankImportRequest request, TextWriter output, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(request.Data);
        ImportRun.CheckCreditor(folder, LocalPolicies.Load(folder), request.Creditor);
        await using var file = await Open(request.File, cancellation);
        await using var results = ResultLines.Open(output, request.Results, static _ => null);
        await using var ledger = await ImportLedger.Open(folder, request.IsDryRun, cancellation);
        ledger.BankFiles.Check(file, request.Creditor, cancellation);
        return await ImportProgress.Show(file.Length, async progress =>
        {
            var summary = new ImportSummary(request.IsDryRun);
            try
            {
                await foreach (var result in ledger.BankFiles.Take(file, request.Creditor, ImportRun.Actor, cancellation))
                {
                    switch (result)
                    {
                        case BankFileResult.OfLine(var line, var outcome):
                            var record = new RecordResult(line.Line, line.Id, Status(outcome), []) { Note = Note(outcome) };
                            summary.Add(record);
                            await results.Write(record);
                            break;
                        case BankFileResult.OfStatement(var statement):
                            await output.WriteLineAsync(Describe(statement));
                            break;
                        default:
                            throw new InvalidOperationException($"No result: {result.GetType().Name}.");
                    }

                    progress(file.Position);
                }
            }
            finally
            {
                await results.Finish(summary);
            }

            return summary.IsFine;
        });
    }

    // Read twice, so what comes through a pipe is kept meanwhile.
    private static async Task<FileStream> Open(string file, CancellationToken cancellation)
    {
        if (file != ExportFile.Pipe)
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        }

        var spool = BankFileSpool.Open();
        await Console.OpenStandardInput().CopyToAsync(spool, cancellation);
        return spool;
    }

    private static int Status(BankOutcome outcome) => outcome.Kind switch
    {
        BankOutcomeKind.Paid or BankOutcomeKind.Unmatched or BankOutcomeKind.Reversed or BankOutcomeKind.ReturnUnmatched => 202,
        BankOutcomeKind.Known => 200,
        BankOutcomeKind.Ignored => 204,
        BankOutcomeKind.Failed => 500,
        _ => throw new InvalidOperationException($"No outcome: {outcome.Kind}."),
    };

    private static string? Note(BankOutcome outcome) => outcome.Kind switch
    {
        BankOutcomeKind.Paid => $"pays {string.Join(", ", outcome.Invoices)}",
        BankOutcomeKind.Unmatched => "waits for a person to say what it pays",
        BankOutcomeKind.Reversed => outcome.Invoices.IsEmpty ? "took a payment back" : $"took back what paid {string.Join(", ", outcome.Invoices)}",
        BankOutcomeKind.ReturnUnmatched => "waits for a person to say which payment it took back",
        BankOutcomeKind.Known => null,
        _ => outcome.Why,
    };

    private static string Describe(BankStatementView statement)
    {
        var number = statement.Number is { } counted ? string.Create(CultureInfo.InvariantCulture, $" number {counted}") : "";
        var missing = statement.Gap is not { } gap ? ""
            : gap.From is { } from ? string.Create(CultureInfo.InvariantCulture, $" Missing before it: numbers {from} to {gap.To}.")
            : " Its opening balance is not the closing balance before: statements are missing.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{statement.Kind.ToString().ToLowerInvariant()}{number} of {statement.Account}: {statement.Entries} entries, {statement.Payments} payments, {statement.Duplicates} known, {statement.Reversals} reversals, {statement.Ignored} ignored, {statement.Unmatched} unmatched.{missing}");
    }
}
