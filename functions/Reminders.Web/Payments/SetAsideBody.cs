using Reminders.Web.Actions;
using Reminders.Web.Reading;

namespace Reminders.Web.Payments;

/// <summary>Why what is left of a payment pays no invoice.</summary>
internal sealed record SetAsideBody(string? Source, string? Reason)
{
    public static SetAsideBody? Read(Fields fields)
    {
        var source = fields.Optional("source", PaymentBody.Source);
        var reason = fields.Why();
        return fields.AreValid ? new SetAsideBody(source, reason) : null;
    }
}
