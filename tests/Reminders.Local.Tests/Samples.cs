using NodaTime;
using NodaTime.Text;

namespace Reminders.Local.Tests;

internal static class Samples
{
    public static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    public static object Invoice(string id, string due, string amount = "100.00", string customer = "c1") => new
    {
        invoiceId = id,
        amount,
        currency = "EUR",
        issueDate = "2026-05-15",
        dueDate = due,
        customer = new { customerId = customer, type = "consumer", name = "Ada Example", email = $"{customer}@example.com", country = "DE" },
    };

    /// <summary>The steps sent for an invoice, with their instants.</summary>
    public static async Task<string[]> Sent(this TestHost host, string id) =>
        [.. (await host.Get($"/api/invoices/{id}/timeline"))["items"]!.AsArray()
            .Where(item => item!["type"]!.GetValue<string>() == "reminderSent")
            .Select(item => $"{item!["step"]} {item["at"]}")];
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reminders-test-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
