using System.Text.Json.Nodes;
using Reminders.Local.Importing;
using Reminders.Web.Importing;

namespace Reminders.Local.Tests.Importing;

/// <summary>Bank files on the command line: a line each, nothing of a bad one, and what a dry run foresees comes true.</summary>
public sealed class BankImportTests : IDisposable
{
    private const string Invoices = """
        invoiceId,amount,currency,issueDate,dueDate,customer.customerId,customer.name,customer.email
        RE-2026-1001,119.00,EUR,2026-05-01,2026-05-30,c1,Ada Example,ada@example.com
        """;

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DryRun_SaysWhatTheImportThenDoes_AndAgainAllIsKnown()
    {
        await _folder.Import(RecordKind.Invoices, Invoices);
        var file = _folder.Put("statement.sta", Mt940(":61:2605200520C119,00N166NONREF//B1\n:86:166?20SVWZ+RE-2026-1001?32ADA EXAMPLE\n:61:2605200520D5,00NCHGNONREF//B2\n"));

        var foreseen = await Import(file, dryRun: true);
        var done = await Import(file);
        var again = await Import(file);

        Assert.Equal((0, 0, 0), (foreseen.Code, done.Code, again.Code));
        Assert.Equal("Dry run, nothing was written. 2 rows: 1 would be new (202), 1 not for invoices (204).", foreseen.Summary);
        Assert.Equal("2 rows: 1 new (202), 1 not for invoices (204).", done.Summary);
        Assert.Equal("2 rows: 1 known already (200), 1 not for invoices (204).", again.Summary);
        Assert.Equal(["pays RE-2026-1001", "is an own payment"], done.Rows.Select(row => (string?)row["note"]));
        Assert.Contains("statement number 7 of DE89370400440532013000: 2 entries, 1 payments", done.Output, StringComparison.Ordinal);
        await using var host = await TestHost.Start(clock: null, folder: _folder.Data);
        Assert.Equal("paid", (string?)(await host.Get("/api/invoices/RE-2026-1001"))["status"]);
    }

    [Fact]
    public async Task FileWithAnythingWrong_SaysWhere_AndNothingOfItCounts()
    {
        await _folder.Import(RecordKind.Invoices, Invoices);
        var file = _folder.Put("statement.sta", Mt940(":61:2605200520C119,00N166NONREF//B1\n:86:166?20SVWZ+RE-2026-1001?32ADA EXAMPLE\n:61:2602300230C5,00NTRFNONREF//B2\n"));

        var refused = await Import(file);

        Assert.Equal(2, refused.Code);
        Assert.Contains("line 7, :61:: holds a date that there is not", refused.Errors, StringComparison.Ordinal);
        await using var host = await TestHost.Start(clock: null, folder: _folder.Data);
        Assert.Equal("overdue", (string?)(await host.Get("/api/invoices/RE-2026-1001"))["status"]);
    }

    private async Task<ImportOutcome> Import(string file, bool dryRun = false)
    {
        var (output, errors, results) = (new StringWriter(), new StringWriter(), file + ".ndjson");
        File.Delete(results);
        var code = await BankImport.Run(new BankImportRequest(file, _folder.Data, "main") { IsDryRun = dryRun, Results = results }, output, errors);
        var lines = File.Exists(results) ? await File.ReadAllLinesAsync(results) : [];
        return new ImportOutcome(code, output.ToString(), errors.ToString(), [.. lines.Select(line => JsonNode.Parse(line)!)]);
    }

    private static string Mt940(string entries) => $":20:S\n:25:37040044/532013000\n:28C:7/1\n:60F:C260519EUR1000,00\n{entries}:62F:C260520EUR1114,00\n-\n";
}
