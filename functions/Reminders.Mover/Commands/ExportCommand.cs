using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Reminders.Application.Moving;
using Reminders.Local.Commands;
using Reminders.Mover.Accounts;
using Reminders.Tables;

namespace Reminders.Mover.Commands;

/// <summary><c>export</c>: everything the account's ledger holds, as lines of JSON. Only reads, also while the app runs.</summary>
internal static class ExportCommand
{
    public static Command Create(IConfiguration settings, TextWriter messages)
    {
        var account = new AccountOptions();
        var to = new Option<string>("--to") { Description = "The file to write, or - for standard output.", Required = true };
        var command = new Command("export", "Write the whole ledger to a file, to move it or to keep it.") { to };
        account.AddTo(command);
        command.SetAction((parsed, cancellation) =>
            Run(StorageAccount.Open(account.Over(settings, parsed)), parsed.GetValue(to)!, messages, cancellation));
        return command;
    }

    private static async Task<int> Run(TablesStore store, string to, TextWriter messages, CancellationToken cancellation)
    {
        if (await store.IsImporting(cancellation))
        {
            throw new ImportException(0, "an import into this account has not finished. Run it again first.");
        }

        var summary = await ExportFile.Write(store, to, new Counting(messages, "Exported"), cancellation);
        await messages.WriteLineAsync(
            $"Exported {summary.Streams} streams, {summary.Events} events and {summary.Documents} documents. SHA-256 {summary.Sha256}");
        return 0;
    }
}
