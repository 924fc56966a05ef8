using System.CommandLine;
using Reminders.Application.Moving;
using Reminders.Application.Projections;
using Reminders.Local.Settings;
using Reminders.Sqlite;
using Reminders.Web.Importing;

namespace Reminders.Local.Commands;

/// <summary>
/// <c>import</c>: an export becomes the ledger of a data folder that has none yet, all of it or nothing; below it, a command for each
/// kind of file that adds to a ledger.
/// </summary>
internal static class ImportCommand
{
    private const string Staging = ".import";
    private const string Database = "reminders.db";

    public static Command Create()
    {
        var data = SharedOptions.Data();
        var from = new Option<string>("--from") { Description = "The file to read, or - for standard input.", Required = true };
        var command = new Command("import", "Read an export into an empty data folder (its settings.json may be there), or add records from files.")
        {
            data,
            from,
            ImportRecordsCommand.Create(RecordKind.Customers, "Add customers, or what is new of them."),
            ImportRecordsCommand.Create(RecordKind.Invoices, "Register invoices, with their customers."),
            ImportRecordsCommand.Create(RecordKind.Payments, "Report payments; those without an id get one from their content."),
            ImportBankCommand.Create(),
        };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(data)!, parsed.GetValue(from)!, cancellation));
        return command;
    }

    private static async Task<int> Run(string data, string from, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(data);
        var settings = LocalSettings.Load(folder, LocalPolicies.Load(folder));
        await using var file = from == ExportFile.Pipe ? Console.OpenStandardInput() : new FileStream(from, FileMode.Open, FileAccess.Read);
        var summary = await Import(folder, file, new RowMaker(new ConfiguredCreditors(settings)), cancellation);
        await Console.Error.WriteLineAsync(
            $"Imported and verified {summary.Streams} streams, {summary.Events} events and {summary.Documents} documents. SHA-256 {summary.Sha256}");
        return 0;
    }

    // Written in a folder of its own and moved into place when all is proven: an import that ends early leaves the folder empty.
    private static async Task<MoveSummary> Import(string folder, Stream file, RowMaker rows, CancellationToken cancellation)
    {
        var staging = Path.Combine(folder, Staging);
        await using var target = SqliteStore.Open(folder);
        if (await target.Begin(cancellation) != ImportStart.Empty)
        {
            throw new StartException($"{folder} holds a ledger already. Import into an empty folder.");
        }

        Discard(staging);
        try
        {
            var summary = await Write(staging, file, rows, cancellation);
            await target.DisposeAsync();
            File.Move(Path.Combine(staging, Database), Path.Combine(folder, Database), overwrite: true);
            return summary;
        }
        finally
        {
            Discard(staging);
        }
    }

    private static async Task<MoveSummary> Write(string staging, Stream file, RowMaker rows, CancellationToken cancellation)
    {
        await using var store = SqliteStore.Open(staging);
        using var written = SqliteSnapshot.Open(staging);
        return await new Importer(store, store, rows).Import(file, written, cancellation: cancellation);
    }

    private static void Discard(string staging)
    {
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }
    }
}
