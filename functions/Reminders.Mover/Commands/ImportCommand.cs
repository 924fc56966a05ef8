using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Reminders.Application.Moving;
using Reminders.Application.Projections;
using Reminders.Mover.Accounts;
using Reminders.Tables;

namespace Reminders.Mover.Commands;

/// <summary>
/// <c>import</c>: an export becomes the ledger of an account that has none yet. The file is read through before anything is written;
/// an import that stops early is run again and goes on. Until it is proven nothing is due.
/// </summary>
internal static class ImportCommand
{
    public static Command Create(IConfiguration settings, TextWriter messages)
    {
        var account = new AccountOptions();
        var from = new Option<string>("--from") { Description = "The file to read.", Required = true };
        var command = new Command("import", "Read an export into an account without a ledger. Run it again if it stops early.") { from };
        account.AddTo(command);
        command.SetAction((parsed, cancellation) => Run(account.Over(settings, parsed), parsed.GetValue(from)!, messages, cancellation));
        return command;
    }

    private static async Task<int> Run(IConfiguration settings, string from, TextWriter messages, CancellationToken cancellation)
    {
        var store = StorageAccount.Open(settings);
        var importer = new Importer(store, store, new RowMaker(AppCreditors.Read(settings)));
        await using var file = new FileStream(from, FileMode.Open, FileAccess.Read);
        var whole = await importer.Check(file, cancellation);
        await messages.WriteLineAsync($"The file is whole: {whole.Streams} streams, {whole.Events} events, {whole.Documents} documents.");

        file.Position = 0;
        await store.EnsureCreated(cancellation);
        var summary = await Write(importer, file, store, messages, cancellation);
        await messages.WriteLineAsync(
            $"Imported and verified {summary.Streams} streams, {summary.Events} events and {summary.Documents} documents. SHA-256 {summary.Sha256}");
        await messages.WriteLineAsync("Nothing was sent. A running app starts with its next hourly sweep.");
        return 0;
    }

    private static Task<MoveSummary> Write(
        Importer importer, Stream file, TablesStore store, TextWriter messages, CancellationToken cancellation) =>
        importer.Import(file, store, new Counting(messages, "Written or read back"), cancellation);
}
