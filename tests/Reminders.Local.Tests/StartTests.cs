using System.Net;
using Reminders.Application.Ledger;
using Reminders.Local.Commands;
using Reminders.Local.Settings;
using Reminders.Sqlite;

namespace Reminders.Local.Tests;

/// <summary>What can be wrong when the process starts, and what it says.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task SecondProcessOnTheFolder_IsRefusedAndSaysSo()
    {
        using var folder = new TempFolder();
        await using var first = await TestHost.Start(folder: folder.Path);

        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => TestHost.Start(folder: folder.Path));

        Assert.Contains("another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatIsNoDatabase_IsRefusedAndLeftAlone()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "reminders.db");
        await File.WriteAllTextAsync(path, new string('x', 5000));

        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => TestHost.Start(folder: folder.Path));

        Assert.Contains("reminders.db", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("""{ "creditors": [ { "zone": "Europe/Berlni" } ] }""", "creditors[0].zone")]
    [InlineData("""{ "creditors": [ { "publicUrl": "http://pay.example.com" } ] }""", "creditors[0].publicUrl")]
    [InlineData("""{ "creditors": [ { "publicUrl": "pay.example.com" } ] }""", "creditors[0].publicUrl")]
    [InlineData("""{ "creditors": [ { "defaultPolicy": "hard" } ] }""", "creditors[0].defaultPolicy")]
    [InlineData("""{ "creditors": [ { "feeds": [ "bank", "bank" ] } ] }""", "creditors[0].feeds")]
    [InlineData("""{ "creditors": [ { "matching": { "cashDiscountPercent": 2.555, "cashDiscountDays": 14 } } ] }""", "creditors[0].matching.cashDiscountPercent")]
    [InlineData("""{ "creditors": [ { "matching": { "cashDiscountPercent": 2 } } ] }""", "creditors[0].matching.cashDiscountDays")]
    [InlineData("""{ "creditors": [ { "bankAccounts": [ "" ] } ] }""", "creditors[0].bankAccounts")]
    [InlineData("""{ "creditors": [ { "matching": { "bankCharges": [ "5.00 EUR", "6.00 EUR" ] } } ] }""", "creditors[0].matching.bankCharges")]
    [InlineData("""{ "creditors": [ { "matching": { "numericReferences": "ocr" } } ] }""", "creditors[0].matching.numericReferences")]
    [InlineData("""{ "creditors": [ { "gateways": [ { "name": "square", "secretsEnv": [ "NOT_SET" ] } ] } ] }""", "creditors[0].gateways[0].notificationUrl")]
    [InlineData("""{ "creditors": [ { "paymentTermDays": 400 } ] }""", "creditors[0].paymentTermDays")]
    [InlineData("""{ "creditors": [ { "colour": "red" } ] }""", "settings.json: creditors[0].colour: there is no such setting")]
    [InlineData("""{ "creditors": [ { "paymentTermDays": "ten" } ] }""", "settings.json: creditors[0].paymentTermDays: has a value of another kind (line 1)")]
    [InlineData("{ \"creditors\": [\n { \"id\": \"main\" \"name\": \"X\" } ] }", "this is no JSON (line 2)")]
    [InlineData("""{ "creditors": [ { "iban": "DE00370400440532013000" } ] }""", "creditors[0].iban")]
    [InlineData("""{ "creditors": [ { "bic": "COBA" } ] }""", "creditors[0].bic")]
    [InlineData("""{ "creditors": [ { "references": "isr" } ] }""", "creditors[0].references")]
    [InlineData("""{ "creditors": [ { "references": "qrr", "iban": "CH5204835012345671000" } ] }""", "needs a QR-IBAN")]
    [InlineData("""{ "creditors": [ { "references": "rf", "iban": "CH4431999123000889012" } ] }""", "takes no RF references")]
    [InlineData("""{ "letters": { "chromium": "/no/such/browser" } }""", "letters.chromium")]
    [InlineData("""{ "smtp": { "port": 25 } }""", "smtp")]
    [InlineData("""{ "creditors": """, "settings.json")]
    public async Task SettingThatCannotBeUsed_IsNamed(string settings, string named)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, LocalSettings.FileName), settings);

        var refused = await Assert.ThrowsAsync<SettingsException>(() => TestHost.Start(folder: folder.Path));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate", "--seed", "x")]
    [InlineData("simulate", "--seed", "99999999999")]
    [InlineData("simulate", "--customers", "0")]
    [InlineData("simulate", "--days", "1.5")]
    [InlineData("demo", "--day-ms", "fast")]
    [InlineData("serve", "--speed", "NaN")]
    [InlineData("serve", "--speed", "-1")]
    public async Task OptionThatIsNoSuchNumber_IsAnErrorOfTheCommandLine(params string[] given) => Assert.Equal(1, await CommandLine.Run(given));

    [Fact]
    public async Task RealClock_InvoiceOverdueNow_IsLookedAtByItself()
    {
        await using var host = await TestHost.Start(clock: null);
        await host.Post("/api/invoices", new
        {
            invoiceId = "i1",
            amount = "10.00",
            currency = "EUR",
            issueDate = "2024-05-15",
            dueDate = "2024-06-15",
            customer = new { customerId = "c1", name = "Nobody reaches Ada", country = "DE" },
        });

        // The runner rings the case by itself: without an address it asks a person, at any hour of the day.
        var waitsFor = await Eventually.Holds(async () => (await host.Get("/api/invoices/i1"))["waitsFor"]?.GetValue<string>());

        Assert.StartsWith("task:", waitsFor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_SaysSoWithoutAKey_AndLiveToo()
    {
        await using var host = await TestHost.Start();
        using var anonymous = new HttpClient { BaseAddress = host.Host.Address };

        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Rebuild_GivesTheSameLists()
    {
        using var folder = new TempFolder();
        var before = "";
        await using (var host = await TestHost.Start(folder: folder.Path))
        {
            foreach (var i in Enumerable.Range(1, 20))
            {
                await host.Post("/api/invoices", Samples.Invoice($"i{i}", due: $"2026-06-{i:D2}", customer: $"c{i % 7}"));
            }

            await host.Advance(Samples.At("2026-06-18T10:00:00Z"));
            await host.Post("/api/payments", new { paymentId = "p1", invoiceId = "i3", amount = "100.00", currency = "EUR", bookedOn = "2026-06-18" });
            await host.Post("/api/payments", new { paymentId = "p2", amount = "7.00", currency = "EUR", bookedOn = "2026-06-18" });
            await host.Post("/api/invoices/i4/claim-paid", new { note = "paid by card" });
            before = await Dump(host, folder);
        }

        await using var rebuilt = await TestHost.Start(folder: folder.Path, with: options => options with { Rebuild = true });

        Assert.Equal(before, await Dump(rebuilt, folder));
    }

    private static async Task<string> Dump(TestHost host, TempFolder folder) => string.Join(
        '\n',
        (await host.Get("/api/invoices?limit=200")).ToJsonString(),
        (await host.Get("/api/invoices?status=paid")).ToJsonString(),
        (await host.Get("/api/invoices?q=i1")).ToJsonString(),
        (await host.Get("/api/tasks")).ToJsonString(),
        (await host.Get("/api/unmatched-payments")).ToJsonString());
}
