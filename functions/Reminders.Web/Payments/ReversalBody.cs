using Reminders.Application.Payments;
using Reminders.Domain.Amounts;
using Reminders.Web.Actions;
using Reminders.Web.Reading;

namespace Reminders.Web.Payments;

/// <summary>Money that was taken back: a returned debit, a chargeback, a refund.</summary>
internal sealed record ReversalBody(string? Source, ReversalInput Reversal)
{
    public static ReversalBody? Read(Fields fields)
    {
        var reversalId = fields.Required("reversalId", TextTypes.ReversalId);
        var source = fields.Optional("source", PaymentBody.Source);
        var amount = fields.Money();
        var reason = fields.Why();
        return fields.AreValid ? new ReversalBody(source, new ReversalInput(reversalId!, amount!.Value) { Reason = reason }) : null;
    }
}
