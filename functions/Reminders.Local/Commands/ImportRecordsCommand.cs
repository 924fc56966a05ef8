using System.CommandLine;
using Reminders.Application.Creditors;
using Reminders.Local.Importing;
using Reminders.Local.Importing.Files;
using Reminders.Web.Importing;

namespace Reminders.Local.Commands;

/// <summary><c>import customers|invoices|payments</c>: adds the rows of a CSV file to the ledger, each by itself.</summary>
internal static class ImportRecordsCommand
{
    public static Command Create(RecordKind kind, string description)
    {
        var file = new Argument<string>("file") { Description = "A CSV file whose first line names its columns, or - for standard input." };
        var data = SharedOptions.Data();
        var mapping = new Option<string?>("--mapping") { Description = "A YAML file that says which column is which field. Default: columns are named as fields." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would become of each row, and write nothing. Works while serve runs." };
        var results = SharedOptions.Results("row");
        var creditor = new Option<string>("--creditor") { Description = "Whose they are.", DefaultValueFactory = _ => Creditor.DefaultId };
        var encoding = new Option<string?>("--encoding") { Description = "How the file is encoded. Default: by its byte order mark, else utf-8." };
        encoding.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && FileEncoding.Problem(name) is { } problem)
            {
                result.AddError($"--encoding {problem}");
            }
        });
        var command = new Command(NameOf(kind), description) { file, data, mapping, dryRun, results, creditor, encoding };
        command.SetAction((parsed, cancellation) => ImportRun.Run(
            new ImportRequest(kind, parsed.GetValue(file)!, parsed.GetValue(data)!, parsed.GetValue(creditor)!)
            {
                Mapping = parsed.GetValue(mapping),
                IsDryRun = parsed.GetValue(dryRun),
                Results = parsed.GetValue(results),
                Encoding = parsed.GetValue(encoding),
            },
            Console.Out,
            Console.Error,
            cancellation));
        return command;
    }

    private static string NameOf(RecordKind kind) => kind.ToString().ToLowerInvariant();
}
