using Reminders.Domain.Payments;
using Reminders.Formats.Webhooks;
using static Reminders.Domain.Payments.PaymentNews;

namespace Reminders.Formats.Meaning;

/// <summary>
/// Adyen. Reads the signed fields only; the date is not among them. Where captures are made apart, an authorisation is a promise and
/// each capture pays; otherwise the authorisation pays and captures add nothing.
/// </summary>
internal static class AdyenMeaning
{
    private const string Payment = "originalReference|pspReference";

    public static SourceMeaning AtOnce { get; } = Table(
    [
        Row("AUTHORISATION/true", Paid),
        Row("CAPTURE/false", Failed),
        Row("CAPTURE/false", Refunded) with { Movement = "pspReference" },
    ]);

    public static SourceMeaning CapturesApart { get; } = Table(
    [
        Row("AUTHORISATION/true", Pending),
        Row("CAPTURE/true", Paid) with { Movement = "pspReference" },
    ]);

    private static SourceMeaning Table(MeaningRow[] paying) => new(SignatureTable.Adyen.Source, GatewayAmounts.Adyen,
    [
        .. paying,
        Row("AUTHORISATION/false", Failed),

        // It does not come, and what was counted of it goes again.
        Row("CAPTURE_FAILED/true", Failed),
        Row("CAPTURE_FAILED/true", Refunded) with { Movement = "pspReference" },
        Row("PENDING/true", Pending),
        Row("OFFER_CLOSED/true", Failed),
        Row("REFUND/true", Refunded) with { Movement = "pspReference" },
        Row("REFUND_FAILED/true", Reinstated) with { Movement = "pspReference" },
        Row("REFUNDED_REVERSED/true", Reinstated) with { Movement = "pspReference" },
        Row("NOTIFICATION_OF_CHARGEBACK/true", Disputed) with { Movement = "pspReference" },
        Row("CHARGEBACK/true", ChargedBack) with { Movement = "pspReference" },
        Row("SECOND_CHARGEBACK/true", ChargedBack) with { Movement = "pspReference" },
        Row("CHARGEBACK_REVERSED/true", Reinstated) with { Movement = "pspReference" },
    ])
    {
        // The verifier made the event id from signed fields: reference, code and success.
        Names = happened => [happened.EventId[(happened.EventId.IndexOf('/', StringComparison.Ordinal) + 1)..]],
        InvoiceId = "merchantReference",
        PaymentReference = "merchantReference",
    };

    private static MeaningRow Row(string name, PaymentNews kind) =>
        new(name, kind, Payment) { Amount = "amount.value", Currency = "amount.currency" };
}
