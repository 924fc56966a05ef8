using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Cases;
using Reminders.Domain.Amounts;

namespace Reminders.Local.Demo;

/// <summary>A billing system, a bank and some customers, talking to the service over HTTP as real ones would.</summary>
internal sealed class DemoClient(HttpClient http)
{
    public Task PostInvoice(RegisterInvoice invoice) => Post("/api/invoices", new
    {
        invoiceId = invoice.InvoiceId,
        number = invoice.Number,
        amount = invoice.Amount.ToDecimalString(),
        currency = invoice.Amount.Currency.Code,
        issueDate = Text(invoice.IssueDate),
        dueDate = Text(invoice.DueDate),
        paymentReference = invoice.PaymentReference,
        paymentUrl = invoice.PaymentUrl,
        customer = new
        {
            customerId = invoice.Customer.CustomerId,
            type = JsonNamingPolicy.CamelCase.ConvertName(invoice.Customer.Type.ToString()!),
            name = invoice.Customer.Name,
            email = invoice.Customer.Email,
            phone = invoice.Customer.Phone,
            locale = invoice.Customer.Locale,
            timeZone = invoice.Customer.TimeZone,
            country = invoice.Customer.Country,
            region = invoice.Customer.Region,
            since = Text(invoice.Customer.Since!.Value),
            vulnerable = invoice.Customer.Vulnerable,
        },
    });

    /// <summary>A payment as the bank reports it; what is null it does not know.</summary>
    public Task Pay(string paymentId, Money amount, LocalDate on, string? invoiceId = null, string? reference = null, string? payer = null, string? text = null) =>
        Post("/api/payments", new
        {
            paymentId,
            source = "bank",
            invoiceId,
            paymentReference = reference,
            payer,
            text,
            amount = amount.ToDecimalString(),
            currency = amount.Currency.Code,
            bookedOn = Text(on),
        });

    public Task Act(string invoiceId, string action, object body) => Post($"/api/invoices/{invoiceId}/{action}", body);

    public Task Post(string path, object body) => Send(path, body);

    public Task Advance(Instant to) => Post("/api/clock/advance", new { to = InstantPattern.General.Format(to) });

    public Task<JsonElement> Get(string path, CancellationToken cancellation = default) => http.GetFromJsonAsync<JsonElement>(path, cancellation);

    /// <summary>Every item of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> All(string path, CancellationToken cancellation = default)
    {
        var items = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellation);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        return items;
    }

    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static Money MoneyOf(JsonElement item, string field)
    {
        var problem = Money.Parse(item.GetProperty(field).GetString()!, Currency.Of(item.GetProperty("currency").GetString()!), out var money);
        return problem is null ? money : throw new InvalidOperationException($"no amount in {field}");
    }

    private async Task Send(string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        if (!response.IsSuccessStatusCode)
        {
            var said = await response.Content.ReadAsStringAsync();
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} answered {(int)response.StatusCode}: {said}"));
        }
    }
}
