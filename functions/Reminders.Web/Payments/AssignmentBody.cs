using System.Collections.Immutable;
using System.Text.Json;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using Reminders.Web.Reading;

namespace Reminders.Web.Payments;

/// <summary>Which invoices an unmatched payment pays.</summary>
internal static class AssignmentBody
{
    private const int MaxParts = 100;

    /// <summary>Read on its own first, because the payment it is about has to be found.</summary>
    public static string? SourceIn(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("source", out var sent)
        && PaymentBody.Source.Read(sent, "", new FieldErrors(), out var source)
            ? source
            : null;

    public static Assignment? Read(Fields fields, Currency currency)
    {
        fields.Optional("source", PaymentBody.Source);
        var allocations = fields.RequiredValue("allocations", PlainTypes.List(MaxParts, part => Part(part, currency)));
        return allocations is { } parts ? new Assignment(parts) : null;
    }

    private static Allocation? Part(Fields fields, Currency currency)
    {
        var invoiceId = fields.Required("invoiceId", TextTypes.Id);
        var amount = fields.RequiredValue("amount", AmountTypes.Positive(currency));
        return invoiceId is not null && amount is { } money ? new Allocation(invoiceId, new MinorUnits(money.Minor)) : null;
    }
}

internal sealed record Assignment(ImmutableArray<Allocation> Allocations);
