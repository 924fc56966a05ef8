using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Local.Demo;

/// <summary>A billing system, a bank and some customers, talking to the service over HTTP as real ones would.</summary>
internal sealed class DemoClient(HttpClient http)
{
    public Task Post(DemoInvoice invoice) => Send("/api/invoices", new
    {
        invoiceId = invoice.Id,
        number = $"RE-{invoice.Id}",
        amount = Text(invoice.Amount),
        currency = "EUR",
        issueDate = Text(invoice.Issued),
        dueDate = Text(invoice.Due),
        paymentUrl = $"https://pay.example/{invoice.Id}",
        customer = new
        {
            customerId = invoice.Customer.Id,
            type = invoice.Customer.Type,
            name = invoice.Customer.Name,
            email = invoice.Customer.Email,
            locale = invoice.Customer.Type == "business" ? "de-DE" : "en",
            country = "DE",
        },
    });

    public Task Pay(DemoInvoice invoice, LocalDate on) => Send("/api/payments", new
    {
        paymentId = $"pay-{invoice.Id}",
        source = "bank",
        invoiceId = invoice.Id,
        amount = Text(invoice.Amount),
        currency = "EUR",
        bookedOn = Text(on),
    });

    public Task Dispute(DemoInvoice invoice) => Send(
        $"/api/invoices/{invoice.Id}/dispute", new { reason = "One of the items never arrived." });

    public Task Promise(DemoInvoice invoice, LocalDate date) => Send(
        $"/api/invoices/{invoice.Id}/promise", new { date = Text(date), reason = "Said so on the phone." });

    public Task Advance(Instant to) => Send("/api/clock/advance", new { to = InstantPattern.General.Format(to) });

    /// <summary>Every case's timeline, to count what happened.</summary>
    public async Task<JsonElement> Timeline(string invoiceId) =>
        (await http.GetFromJsonAsync<JsonElement>($"/api/invoices/{invoiceId}/timeline")).GetProperty("items");

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private async Task Send(string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
