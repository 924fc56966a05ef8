using System.Text;

namespace Reminders.Formats.Webhooks.Mollie;

/// <summary>
/// Mollie's first webhooks: a form that only says which payment changed. Anybody can send one, so nothing in it is believed; the
/// payment is asked for at Mollie's own address, and the sender always gets the same answer.
/// </summary>
public sealed class MollieClassicWebhook : IWebhookVerifier
{
    private const string Prefix = "tr_";
    private const int MaxIdLength = 40;

    public SignatureRow Row => SignatureTable.MollieClassic;

    public Verdict Verify(WebhookRequest request)
    {
        if (request.Body.Length > Row.MaxBodyBytes)
        {
            return new Verdict.TooLarge(Row.MaxBodyBytes);
        }

        var ids = Encoding.UTF8.GetString(request.Body.Span).Split('&').Where(field => field.StartsWith("id=", StringComparison.Ordinal)).ToList();
        return ids.Count == 1 && ids[0]["id=".Length..] is var id && IsPaymentId(id)
            ? new Verdict.NeedsPayment(id, UrlOf(id))
            : new Verdict.Refused("the form names no payment, or several");
    }

    /// <summary>Where a payment is asked for; the id was checked, so it cannot lead elsewhere.</summary>
    internal static Uri UrlOf(string paymentId) => new($"https://api.mollie.com/v2/payments/{paymentId}");

    internal static bool IsPaymentId(string id) =>
        id.Length is > 3 and <= MaxIdLength && id.StartsWith(Prefix, StringComparison.Ordinal) && id.Skip(Prefix.Length).All(char.IsAsciiLetterOrDigit);
}
