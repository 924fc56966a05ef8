using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Meaning;

/// <summary>Says what verified events mean, by each source's table. Never throws, whatever a gateway sends.</summary>
public static class PaymentMeaning
{
    private static readonly SourceMeaning Standard = OwnMeaning.Of(SignatureTable.StandardWebhooks.Source);
    private static readonly SourceMeaning Cloud = OwnMeaning.Of(SignatureTable.CloudEvents.Source);

    /// <summary>
    /// What an event of this scheme (a name from <see cref="SignatureTable"/>) means. <paramref name="capturesApart"/>: at Adyen,
    /// authorised payments are captured in a step of their own.
    /// </summary>
    public static Understanding Of(string scheme, VerifiedEvent happened, bool capturesApart = false) => scheme switch
    {
        "stripe" => StripeMeaning.Table.Read(StripeMeaning.Unwrapped(happened)),
        "adyen" => (capturesApart ? AdyenMeaning.CapturesApart : AdyenMeaning.AtOnce).Read(happened),
        "adyen-platform" => new Understanding.Ignored("platform events are no news about an invoice's payment"),
        "mollie" => MollieMeaning.OfEvent(happened),
        "gocardless" => GoCardlessMeaning.Table.Read(happened),
        "paypal" => PayPalMeaning.Table.Read(happened),
        "square" => SquareMeaning.Table.Read(happened),
        "standard" => Standard.Read(happened),
        "cloudevents" => Cloud.Read(happened),
        _ => new Understanding.Unreadable($"no table for '{scheme}'"),
    };

    /// <summary>A report of GoCardless, whose events tell no amounts, with what the payment's own address answered.</summary>
    public static PaymentReport? WithAmount(PaymentReport report, ReadOnlyMemory<byte> json, out string problem) =>
        GoCardlessMeaning.WithAmount(report, json, out problem);

    /// <summary>What a Mollie payment says that was fetched because a webhook named it.</summary>
    public static Understanding OfMolliePayment(string paymentId, ReadOnlyMemory<byte> json) => MollieMeaning.OfPayment(paymentId, json);
}
