using System.Text;
using Reminders.Local.Commands;

namespace Reminders.Local.Tests;

/// <summary>A ledger moved with <c>export</c> and <c>import</c>, by the command line itself.</summary>
public sealed class MovingTests : IAsyncLifetime, IDisposable
{
    private const string Clock = "2026-05-15T08:00:00Z";
    private const string Later = "2026-06-20T10:00:00Z";

    private readonly TempFolder _from = new();
    private readonly TempFolder _to = new();
    private string _before = "";

    private string Exported => Path.Combine(_from.Path, "ledger.ndjson");

    public async Task InitializeAsync()
    {
        await using var host = await TestHost.Start(Clock, _from.Path);
        await Live(host);
        _before = await Dump(host);
        Assert.Equal(0, await CommandLine.Run(["export", "--data", _from.Path, "--to", Exported])); // while it serves
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Fact]
    public async Task LivelyLedger_Moved_HasTheSameListsAndTimelines_AndLivesOnAlike()
    {
        Assert.Equal(0, await Import());

        await using var moved = await TestHost.Start(Later, _to.Path);
        Assert.Equal(_before, await Dump(moved));
        await using var stayed = await TestHost.Start(Later, _from.Path);
        foreach (var host in new[] { stayed, moved })
        {
            await host.Advance(Samples.At("2026-07-20T10:00:00Z"));
        }

        Assert.Equal(await Sent(stayed), await Sent(moved));
    }

    [Fact]
    public async Task WhatCameBeforeTheMove_CountsOnceAfterIt()
    {
        Assert.Equal(0, await Import());
        await using var moved = await TestHost.Start(Later, _to.Path);

        await moved.Post("/api/payments", new { paymentId = "p2", amount = "7.00", currency = "EUR", bookedOn = "2026-06-18" });
        await moved.Post("/api/invoices", Samples.Invoice("i9", due: "2026-06-09", customer: "c2"));

        Assert.Equal(_before, await Dump(moved));
    }

    [Fact]
    public async Task ExportedAgain_TheSameBytes()
    {
        var again = Path.Combine(_to.Path, "again.ndjson");
        Assert.Equal(0, await Import());

        Assert.Equal(0, await CommandLine.Run(["export", "--data", _to.Path, "--to", again]));

        Assert.Equal(await File.ReadAllBytesAsync(Exported), await File.ReadAllBytesAsync(again));
    }

    [Fact]
    public async Task CutShort_IsRefused_AndTheFolderStaysUsable()
    {
        var lines = await File.ReadAllLinesAsync(Exported);
        foreach (var kept in new[] { 0, 1, lines.Length / 2, lines.Length - 1 })
        {
            await File.WriteAllLinesAsync(Exported, lines[..kept]);
            await Refused(kept == 0 ? "cut short" : $"line {kept}: the file ends here");
        }

        await File.WriteAllTextAsync(Exported, string.Join('\n', lines)[..^5]);
        await Refused($"line {lines.Length}");
        await File.WriteAllTextAsync(Exported, string.Join('\n', lines) + "\n");
        Assert.Equal(0, await Import());
    }

    [Fact]
    public async Task Altered_IsRefused_WithTheLine()
    {
        var lines = await File.ReadAllLinesAsync(Exported);
        var payment = Array.FindIndex(lines, line => line.Contains("\"type\":\"paymentReceived\"", StringComparison.Ordinal));
        var document = Array.FindIndex(lines, line => line.Contains("\"document\":", StringComparison.Ordinal));

        await Alter(lines, payment, line => line.Replace("10000", "10001", StringComparison.Ordinal), $"line {lines.Length}: the file does not have the content");
        await Alter(lines, payment, line => line.Replace("paymentReceived", "paymentDreamt", StringComparison.Ordinal), $"line {payment + 1}: the event 'paymentDreamt'");
        await Alter(lines, payment, line => line.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal), $"line {payment + 1}: the event 'paymentReceived' of format 2");
        await Alter(lines, payment, line => line[..^1], $"line {payment + 1}: is no JSON");
        await Alter(lines, payment, line => line.Replace("\"actor\"", "\"acter\"", StringComparison.Ordinal), $"line {payment + 1}: is not what an export writes");
        await Alter(lines, document, line => line.Replace("\"content\":\"", "\"content\":\"AAAA", StringComparison.Ordinal), $"line {document + 1}: the document's content");
        await Alter(lines, 0, line => line.Replace("\"version\":2", "\"version\":9", StringComparison.Ordinal), "line 1: the file has format 9");
        await Alter(lines, 0, _ => "{}", "line 1: this is not an export");
        await Alter(lines, lines.Length - 1, line => $"{line}\n{{}}", $"line {lines.Length + 1}: nothing may follow");
    }

    [Fact]
    public async Task FolderWithALedger_IsLeftAlone()
    {
        Assert.Equal(0, await Import());

        await Refused("holds a ledger already");

        await using var moved = await TestHost.Start(Later, _to.Path);
        Assert.Equal(_before, await Dump(moved));
    }

    [Fact]
    public async Task Retired_IsServedNoMore_AndOnlyOnceNobodyServes()
    {
        await using (await TestHost.Start(Later, _from.Path))
        {
            Assert.Equal(1, await CommandLine.Run(["export", "--data", _from.Path, "--to", Exported, "--retire"]));
        }

        await using (await TestHost.Start(Later, _from.Path))
        {
        }

        Assert.Equal(0, await CommandLine.Run(["export", "--data", _from.Path, "--to", Exported, "--retire"]));

        var refused = await Assert.ThrowsAsync<StartException>(() => TestHost.Start(Later, _from.Path));
        Assert.Contains("moved away", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Import());
        await using var moved = await TestHost.Start(Later, _to.Path);
        Assert.Equal(_before, await Dump(moved));
    }

    [Fact]
    public async Task CreditorThatIsNotConfigured_IsNamed()
    {
        await File.WriteAllTextAsync(Path.Combine(_to.Path, "settings.json"), """{ "creditors": [ { "id": "other" } ] }""");

        await Refused("creditor 'main' is not configured");
    }

    [Fact]
    public async Task NoLedger_IsNothingToExport() =>
        Assert.Equal(1, await CommandLine.Run(["export", "--data", _to.Path, "--to", Exported]));

    private static async Task Live(TestHost host)
    {
        foreach (var i in Enumerable.Range(1, 20))
        {
            await host.Post("/api/invoices", Samples.Invoice($"i{i}", due: $"2026-06-{i:D2}", customer: $"c{i % 7}"));
        }

        await host.Post("/api/invoices/i5/promise", new { date = "2026-07-01", reason = "salary" });
        await host.Post("/api/invoices/i6/dispute", new { reason = "never ordered" });
        await host.Advance(Samples.At(Later));
        await host.Post("/api/payments", new { paymentId = "p1", invoiceId = "i3", amount = "100.00", currency = "EUR", bookedOn = "2026-06-18" });
        await host.Post("/api/payments", new { paymentId = "p2", amount = "7.00", currency = "EUR", bookedOn = "2026-06-18" });
        await host.Post("/api/payments", new { paymentId = "p3", invoiceId = "i8", amount = "100.00", currency = "EUR", bookedOn = "2026-06-18" });
        await host.Post("/api/payments/p3/reversals", new { reversalId = "r3", amount = "100.00", currency = "EUR", reason = "AC04" });
        await host.Post("/api/invoices/i4/claim-paid", new { note = "paid by card" });
        await host.Post("/api/customers/c2/events", new { type = "complaintReceived", note = "too loud" });
        await host.Advance(Samples.At(Later));
    }

    private static async Task<string> Dump(TestHost host)
    {
        var text = new StringBuilder();
        var paths = new List<string> { "/api/invoices?limit=200", "/api/invoices?status=paid", "/api/invoices?q=i1", "/api/tasks", "/api/unmatched-payments" };
        paths.AddRange(Enumerable.Range(1, 20).Select(i => $"/api/invoices/i{i}/timeline"));
        paths.AddRange(Enumerable.Range(0, 7).SelectMany(c => new[] { $"/api/customers/c{c}", $"/api/customers/c{c}/timeline" }));
        foreach (var path in paths)
        {
            text.AppendLine((await host.Get(path)).ToJsonString());
        }

        var sent = (await host.Get("/api/invoices/i1/timeline"))["items"]!.AsArray().First(item => (string?)item!["type"] == "reminderSent");
        return text.AppendLine((await host.Get($"/api/invoices/i1/messages/{sent!["contactId"]}")).ToJsonString()).ToString();
    }

    private static async Task<string> Sent(TestHost host)
    {
        var all = new List<string>();
        foreach (var i in Enumerable.Range(1, 20))
        {
            all.AddRange((await host.Sent($"i{i}")).Select(sent => $"i{i} {sent}"));
        }

        return string.Join('\n', all);
    }

    private Task<int> Import() => CommandLine.Run(["import", "--data", _to.Path, "--from", Exported]);

    private async Task Alter(string[] lines, int index, Func<string, string> change, string told)
    {
        var altered = lines.ToArray();
        altered[index] = change(lines[index]);
        Assert.NotEqual(lines[index], altered[index]);
        await File.WriteAllTextAsync(Exported, string.Join('\n', altered) + "\n");
        await Refused(told);
    }

    private async Task Refused(string told)
    {
        var error = new StringWriter();
        var before = Console.Error;
        Console.SetError(error);
        try
        {
            Assert.Equal(1, await Import());
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_to.Path, ".import")));
    }
}
