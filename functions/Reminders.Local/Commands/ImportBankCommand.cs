using System.CommandLine;
using Reminders.Application.Creditors;
using Reminders.Local.Importing;

namespace Reminders.Local.Commands;

/// <summary><c>import bank</c>: the entries of a bank's file become payments, its returns reopen invoices.</summary>
internal static class ImportBankCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A camt.052, camt.053, camt.054 or MT940 file of any size, or - for standard input." };
        var data = SharedOptions.Data();
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would become of each line, and write nothing. Works while serve runs." };
        var results = SharedOptions.Results("line");
        var creditor = new Option<string>("--creditor") { Description = "Whose account it is.", DefaultValueFactory = _ => Creditor.DefaultId };
        var command = new Command("bank", "Take in what a bank sends: payments, returns, statements that are missing.") { file, data, dryRun, results, creditor };
        command.SetAction((parsed, cancellation) => BankImport.Run(
            new BankImportRequest(parsed.GetValue(file)!, parsed.GetValue(data)!, parsed.GetValue(creditor)!)
            {
                IsDryRun = parsed.GetValue(dryRun),
                Results = parsed.GetValue(results),
            },
            Console.Out,
            Console.Error,
            cancellation));
        return command;
    }
}
