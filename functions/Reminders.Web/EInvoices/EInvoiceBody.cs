using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Cases;
using Reminders.Application.EInvoices;
using Reminders.Application.Policies;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Formats.EInvoices;
using Reminders.Web.Invoices;
using Reminders.Web.Problems;
using Reminders.Web.Reading;

namespace Reminders.Web.EInvoices;

/// <summary>An e-invoice said in the words of a posted invoice, so that both are held to the same rules.</summary>
internal static class EInvoiceBody
{
    // Good to know, and no reason to turn an invoice away where the document has something else in their place.
    private static readonly FrozenSet<string> Dispensable =
        new[] { "email", "phone", "street", "postcode", "city", "country" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Terms = new Dictionary<string, string>
    {
        ["/invoiceId"] = "BT-1", ["/number"] = "BT-1", ["/issueDate"] = "BT-2", ["/currency"] = "BT-5", ["/dueDate"] = "BT-9",
        ["/customer/name"] = "BT-44", ["/customer/customerId"] = "BT-46", ["/paymentReference"] = "BT-83", ["/amount"] = "BT-115",
    }.ToFrozenDictionary();

    public static ReadResult<RegisterInvoice> Read(EInvoice invoice, EInvoiceCase order, IPolicies policies)
    {
        var body = Write(invoice, order);
        var read = Read(body, policies);
        var customer = body["customer"]!.AsObject();
        foreach (var name in Wrong(read).Select(error => error.Pointer.Split('/')[^1]).Where(Dispensable.Contains).ToList())
        {
            customer.Remove(name);
        }

        read = Read(body, policies);
        return read.Value is not null ? read : ReadResult<RegisterInvoice>.Wrong(Problem.Invalid([.. Wrong(read).Select(Placed)]));
    }

    private static ReadResult<RegisterInvoice> Read(JsonObject body, IPolicies policies) =>
        new JsonBody(JsonSerializer.SerializeToElement(body), default).Read(fields => InvoiceBody.Read(fields, policies));

    private static ImmutableArray<FieldError> Wrong(ReadResult<RegisterInvoice> read) => read.Problem?.Errors ?? [];

    private static FieldError Placed(FieldError error) =>
        Terms.TryGetValue(error.Pointer, out var term) ? error with { Pointer = $"{error.Pointer} ({term})" } : error;

    private static JsonObject Write(EInvoice invoice, EInvoiceCase order)
    {
        var body = new JsonObject
        {
            ["invoiceId"] = order.InvoiceId,
            ["number"] = invoice.Number,
            ["amount"] = order.Amount.ToDecimalString(),
            ["currency"] = order.Amount.Currency.Code,
            ["issueDate"] = LocalDatePattern.Iso.Format(invoice.IssueDate),
            ["dueDate"] = LocalDatePattern.Iso.Format(order.DueDate),
            ["autoCollect"] = order.AutoCollect,
            ["customer"] = Customer(invoice.Buyer, order),
        };
        AddIf(body, "paymentReference", invoice.PaymentReference);
        if (!order.CashDiscounts.IsEmpty)
        {
            body["cashDiscounts"] = new JsonArray([.. order.CashDiscounts.Select(term => Discount(term, order.Amount.Currency))]);
        }

        return body;
    }

    private static JsonObject Discount(CashDiscount term, Currency currency)
    {
        var discount = new JsonObject { ["percent"] = term.ToPercent(), ["until"] = LocalDatePattern.Iso.Format(term.Until) };
        AddIf(discount, "baseAmount", term.Base?.In(currency).ToDecimalString());
        return discount;
    }

    private static JsonObject Customer(EInvoiceBuyer buyer, EInvoiceCase order)
    {
        var customer = new JsonObject { ["customerId"] = order.CustomerId, ["name"] = buyer.Name };
        AddIf(customer, "type", order.Type?.ToString().ToLowerInvariant());
        AddIf(customer, "email", buyer.Email);
        AddIf(customer, "phone", Phone(buyer.Phone));
        AddIf(customer, "street", buyer.Street);
        AddIf(customer, "postcode", buyer.Postcode);
        AddIf(customer, "city", buyer.City);
        AddIf(customer, "country", buyer.Country);
        return customer;
    }

    // As people write it: +49 (0) 1234-5678.
    private static string? Phone(string? written) => written is null || !written.TrimStart().StartsWith('+')
        ? null
        : "+" + string.Concat(written.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));

    private static void AddIf(JsonObject target, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            target[name] = value;
        }
    }
}
