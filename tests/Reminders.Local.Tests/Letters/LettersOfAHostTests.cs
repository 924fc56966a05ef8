using Reminders.Local.Letters;
using Reminders.Local.Settings;

namespace Reminders.Local.Tests.Letters;

public sealed class LettersOfAHostTests
{
    private const string Policy = """
        policy: own
        version: 1
        contactBudget:
          - { messages: 2, per: 24 hours }
        quietHours: { weekdaysOutside: 09:00-19:00 }
        final: { after: 14 days }
        segments:
          - id: regular
            steps:
              - { id: friendly, at: 4 days after due, severity: friendly, channels: [letter, email] }
        """;

    [Fact]
    public async Task CustomerWithAnAddress_GetsALetter_OneWithoutAnEmail()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "policies"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "policies", "own.yaml"), Policy);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, LocalSettings.FileName),
            """{ "creditors": [ { "name": "Example Ltd", "defaultPolicy": "own", "iban": "DE89370400440532013000", "references": "rf" } ] }""");
        await using var host = await TestHost.Start(folder: folder.Path);
        await host.Post("/api/invoices", Invoice("i1", new { customerId = "c1", name = "Ada Example", street = "Weg 1", postcode = "10115", city = "Berlin" }));
        await host.Post("/api/invoices", Invoice("i2", new { customerId = "c2", name = "Bob Example", email = "bob@example.com" }));

        await host.Advance(Samples.At("2026-06-25T12:00:00Z"));

        var letters = Path.Combine(folder.Path, "letters");
        var line = (await File.ReadAllLinesAsync(Path.Combine(letters, AddressFile.FileName)))[1..];
        Assert.EndsWith(".html,Ada Example,Weg 1,10115,Berlin,,DE,", Assert.Single(line), StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(letters, "*.html"))), StringComparison.Ordinal);
        var email = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "outbox"), "*.eml")));
        Assert.Contains("Content-ID: <payment-code@reminders>", email, StringComparison.Ordinal);
    }

    private static object Invoice(string id, object customer) => new
    {
        invoiceId = id, number = "RE/2026/1001", amount = "100.00", currency = "EUR", issueDate = "2026-05-15", dueDate = "2026-06-15", customer,
    };
}
