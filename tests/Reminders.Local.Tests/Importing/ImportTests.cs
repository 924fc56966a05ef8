using System.Text;
using System.Text.Json.Nodes;
using Reminders.Local.Commands;
using Reminders.Web.Importing;

namespace Reminders.Local.Tests.Importing;

/// <summary>Files into a data folder: what becomes of each row, and what the service then knows.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Invoices = """
        invoiceId,amount,currency,issueDate,dueDate,customer.customerId,customer.name,customer.email,metadata.branch
        i1,119.00,EUR,2026-05-01,2026-05-30,c1,"Ada ""A"" Example",ada@example.com,Berlin
        i1,119,EUR,2026-05-01,2026-05-30,c1,Ada Example,ada@example.com,Berlin
        i1,120.00,EUR,2026-05-01,2026-05-30,c1,Ada Example,ada@example.com,Berlin
        i2,50.00,EUR,2026-05-01,2026-05-30,c1,,,
        i3,50.00,EUR,2026-05-01,2026-05-30,c9,,,
        i4,50.00,EUR,2026-05-30,2026-05-01,c1,,,
        i5,50.00,EUR,2026-05-01
        """;

    private static readonly int[] Expected = [202, 200, 409, 202, 422, 422, 422];

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DryRun_SaysWhatTheImportThenDoes_AndWritesNothing()
    {
        var foreseen = await _folder.Import(RecordKind.Invoices, Invoices, with: request => request with { IsDryRun = true });
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Data));
        var done = await _folder.Import(RecordKind.Invoices, Invoices);
        var before = Contents();
        var again = await _folder.Import(RecordKind.Invoices, Invoices, with: request => request with { IsDryRun = true });

        Assert.Equal(Expected, done.Statuses);
        Assert.Equal(done.Rows.Select(Text), foreseen.Rows.Select(Text));
        Assert.Equal([200, 200, 409, 200, 422, 422, 422], again.Statuses);
        Assert.Equal(before, Contents());
        Assert.Equal("Dry run, nothing was written. 7 rows: 1 known already (200), 2 would be new (202), 1 would contradict what is known (409), 3 would be refused (422).", foreseen.Summary);
        Assert.Equal((1, 1), (foreseen.Code, done.Code));
    }

    [Fact]
    public async Task ImportedFiles_AreWhatTheServiceKnows_AndWhoDidIt()
    {
        await _folder.Import(RecordKind.Invoices, Invoices);
        await _folder.Import(RecordKind.Payments, "paymentId,invoiceId,amount,currency,bookedOn\np1,i1,119.00,EUR,2026-05-14\n");
        await using var host = await TestHost.Start(clock: null, folder: _folder.Data);

        Assert.Equal("paid", (string?)(await host.Get("/api/invoices/i1"))["status"]);
        Assert.Equal("Ada Example", (string?)(await host.Get("/api/customers/c1"))["name"]);
        Assert.Equal("import", (string?)(await host.Get("/api/invoices/i2/timeline"))["items"]![0]!["actor"]);
    }

    [Fact]
    public async Task SameFileAgain_ChangesNothing_AlsoNotWhatAnOperatorCorrected()
    {
        const string file = "customerId,name,email\nc1,Ada Example,old@example.com\n";
        var first = await _folder.Import(RecordKind.Customers, file);
        await using (var host = await TestHost.Start(clock: null, folder: _folder.Data))
        {
            using var corrected = await host.Http.PatchAsync("/api/customers/c1", new StringContent("""{ "email": "new@example.com" }""", Encoding.UTF8, "application/json"));
            Assert.True(corrected.IsSuccessStatusCode);
        }

        var again = await _folder.Import(RecordKind.Customers, file);

        await using var later = await TestHost.Start(clock: null, folder: _folder.Data);
        Assert.Equal([202], first.Statuses);
        Assert.Equal([200], again.Statuses);
        Assert.Equal("new@example.com", (string?)(await later.Get("/api/customers/c1"))["email"]);
    }

    [Fact]
    public async Task PaymentsWithoutIds_AreKnownByTheirContent_HoweverItIsWritten()
    {
        const string mapping = "fields: { amount: Betrag, currency: { value: EUR }, bookedOn: { column: Tag, format: d.M.yyyy }, text: Zweck }\ndecimal: ','\n";
        var first = await _folder.Import(RecordKind.Payments, "Tag;Betrag;Zweck\n1.5.2026;10,00;Rest\n1.5.2026;10,00;Rest\n2.5.2026;10,00;Rest\n", mapping);
        var again = await _folder.Import(RecordKind.Payments, "Zweck\tBetrag\tTag\n\"Rest\"\t10\t02.05.2026\nRest\t10,0\t01.05.2026\nRest \t10,00\t1.5.2026\nRest\t10,00\t1.5.2026\n", mapping);

        Assert.Equal([202, 202, 202], first.Statuses);
        Assert.Equal([200, 200, 200, 202], again.Statuses);
        Assert.Equal(3, first.Rows.Select(row => (string?)row["id"]).Distinct().Count());
    }

    [Fact]
    public async Task WhileTheServiceRuns_ImportIsRefusedAndADryRunWorks()
    {
        await using var host = await TestHost.Start(folder: _folder.Data);
        await host.Post("/api/invoices", Samples.Invoice("i1", due: "2026-06-15"));

        var refused = await _folder.Import(RecordKind.Invoices, Invoices);
        var foreseen = await _folder.Import(RecordKind.Invoices, Invoices, with: request => request with { IsDryRun = true });

        Assert.Equal(2, refused.Code);
        Assert.Contains("another process is writing", refused.Errors, StringComparison.Ordinal);
        Assert.Equal([409, 409, 409, 202, 422, 422, 422], foreseen.Statuses);
    }

    [Fact]
    public async Task FileThatBreaksOff_KeepsWhatWasAnswered_AndRunsAgain()
    {
        const string whole = "customerId,name\nc1,Ada\nc2,\"Bob\"\n";
        var broken = await _folder.Import(RecordKind.Customers, whole[..^2]);
        var mended = await _folder.Import(RecordKind.Customers, whole);

        Assert.Equal(2, broken.Code);
        Assert.Contains("line 3: the row that begins here has a quote that is not closed", broken.Errors, StringComparison.Ordinal);
        Assert.Equal([200, 202], mended.Statuses);
    }

    [Theory]
    [InlineData(RecordKind.Customers)]
    [InlineData(RecordKind.Invoices)]
    [InlineData(RecordKind.Payments)]
    public async Task ShippedExample_Imports(RecordKind kind)
    {
        var example = Path.Combine(AppContext.BaseDirectory, "import", kind.ToString().ToLowerInvariant());

        var outcome = await _folder.ImportFile(kind, $"{example}.csv", $"{example}.yaml");

        Assert.Equal(("", 0), (outcome.Errors, outcome.Code));
        Assert.Equal([202, 202], outcome.Statuses);
    }

    [Fact]
    public async Task ResultsAsCsv_HoldNoFormulas()
    {
        var results = _folder.Put("results.csv", "");
        await _folder.Import(RecordKind.Payments, "paymentId,amount,currency,bookedOn\n=1+1,1.00,EUR,2026-05-01\n@x,\"1,5\",EUR,2026-05-01\n", with: request => request with { Results = results });

        var lines = await File.ReadAllLinesAsync(results);
        Assert.Equal(["line,id,status,column,detail", "2,'=1+1,202,,"], lines[..2]);
        Assert.StartsWith("3,'@x,422,amount,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandLine_TakesItAll()
    {
        var file = _folder.Put("c.csv", "customerId;name\nc1;Zoë\n", Encoding.Latin1);

        Assert.Equal(0, await CommandLine.Run(["import", "customers", file, "--data", _folder.Data, "--encoding", "iso-8859-1", "--dry-run"]));
        Assert.Equal(2, await CommandLine.Run(["import", "customers", file, "--data", _folder.Data]));
        Assert.Equal(2, await CommandLine.Run(["import", "customers", file, "--data", _folder.Data, "--encoding", "iso-8859-1", "--creditor", "other"]));
        Assert.Equal(1, await CommandLine.Run(["import", "customers", file, "--data", _folder.Data, "--encoding", "latin"]));
        Assert.Equal(1, await CommandLine.Run(["import", "--data", _folder.Data]));
    }

    private static string Text(JsonNode row) => row.ToJsonString();

    private string Contents() => string.Join('\n', Directory.EnumerateFiles(_folder.Data, "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal) && !path.EndsWith("-wal", StringComparison.Ordinal)) // SQLite's, also for reading
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}"));
}
