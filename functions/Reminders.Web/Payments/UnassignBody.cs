using Reminders.Web.Actions;
using Reminders.Web.Reading;

namespace Reminders.Web.Payments;

/// <summary>From which invoice a payment is taken back, or from all it pays, and why.</summary>
internal sealed record UnassignBody(string? Source, string? InvoiceId, string? Reason)
{
    public static UnassignBody? Read(Fields fields)
    {
        var source = fields.Optional("source", PaymentBody.Source);
        var invoiceId = fields.Optional("invoiceId", TextTypes.Id);
        var reason = fields.Why();
        return fields.AreValid ? new UnassignBody(source, invoiceId, reason) : null;
    }
}
