using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Reminders.Application.Moving;
using Reminders.Application.Projections;
using Reminders.Mover.Accounts;
using Reminders.Tables;

namespace Reminders.Mover.Commands;

/// <summary><c>verify</c>: folds every stream, then compares heads with wake times and lists as the app does every night.</summary>
internal static class VerifyCommand
{
    public static Command Create(IConfiguration settings, TextWriter messages)
    {
        var account = new AccountOptions();
        var command = new Command(
            "verify", "Fold every stream and compare lists and wake times with them; what lags behind is put right. Works while the app runs.");
        account.AddTo(command);
        command.SetAction((parsed, cancellation) => Run(account.Over(settings, parsed), messages, cancellation));
        return command;
    }

    private static async Task<int> Run(IConfiguration settings, TextWriter messages, CancellationToken cancellation)
    {
        var store = StorageAccount.Open(settings);
        var folded = new FoldedSource(store, new RowMaker(AppCreditors.Read(settings)), messages);
        var summary = await Exporter.Export(folded, Stream.Null, new Counting(messages, "Folded"), cancellation);
        await messages.WriteLineAsync(
            $"Read {summary.Streams} streams, {summary.Events} events and {summary.Documents} documents. SHA-256 {summary.Sha256}");

        var found = await store.Reconcile(_ => Task.CompletedTask, cancellation);
        await messages.WriteLineAsync(found.FoundNothing
            ? "Wake times and lists agree with the streams' heads."
            : $"Restored {found.WakesRestored} wake times and {found.RowsRestored} rows, removed {found.WakesRemoved} and {found.RowsRemoved}.");
        var isImporting = await store.IsImporting(cancellation);
        if (isImporting)
        {
            await messages.WriteLineAsync("An import into this account has not finished, so nothing in it is due. Run it again.");
        }

        return folded.Unreadable > 0 || isImporting ? 1 : 0;
    }
}
