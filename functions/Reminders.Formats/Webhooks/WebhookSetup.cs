using System.Collections.Immutable;
using Reminders.Formats.Webhooks.Adyen;
using Reminders.Formats.Webhooks.CloudEvents;
using Reminders.Formats.Webhooks.GoCardless;
using Reminders.Formats.Webhooks.Mollie;
using Reminders.Formats.Webhooks.PayPal;
using Reminders.Formats.Webhooks.Square;
using Reminders.Formats.Webhooks.StandardWebhooks;
using Reminders.Formats.Webhooks.Stripe;

namespace Reminders.Formats.Webhooks;

/// <summary>What an operator configures for one source. <see cref="Scheme"/> is a name from <see cref="SignatureTable"/>.</summary>
public sealed record WebhookSetup(string Scheme, ImmutableArray<string> Secrets)
{
    /// <summary>Square: the address as it was registered there.</summary>
    public string? NotificationUrl { get; init; }

    /// <summary>PayPal: the id of the webhook.</summary>
    public string? WebhookId { get; init; }

    /// <summary>PayPal: its sandbox, which the live one is never mixed up with.</summary>
    public bool Sandbox { get; init; }

    /// <summary>The verifier, or null with what is missing: then the source answers 503 and accepts nothing.</summary>
    public IWebhookVerifier? Verifier(out string problem)
    {
        problem = "";
        if (SignatureTable.All.FirstOrDefault(known => known.Source == Scheme) is not { } row)
        {
            problem = $"'{Scheme}' is none of {string.Join(", ", SignatureTable.All.Select(known => known.Source))}";
            return null;
        }

        return row.Key switch
        {
            KeyForm.None => new MollieClassicWebhook(),
            KeyForm.Certificate => PayPal(out problem),
            KeyForm.PrefixedBase64 => Standard(out problem),
            KeyForm.Utf8 or KeyForm.Hex => SigningKeys.Parse(row.Key, Secrets) is { } keys
                ? WithKeys(row, keys, out problem)
                : Missing($"{Scheme} needs one or more secrets, each in its full length", out problem),
            _ => throw new InvalidOperationException($"No key form: {row.Key}."),
        };
    }

    public override string ToString() => $"{nameof(WebhookSetup)} {Scheme}";

    private static IWebhookVerifier? Missing(string what, out string problem)
    {
        problem = what;
        return null;
    }

    private IWebhookVerifier? WithKeys(SignatureRow row, SigningKeys keys, out string problem)
    {
        problem = "";
        return row switch
        {
            _ when row == SignatureTable.Stripe => new StripeWebhook(keys),
            _ when row == SignatureTable.Adyen => new AdyenWebhook(keys),
            _ when row == SignatureTable.AdyenPlatform => AdyenPlatformWebhook.With(keys),
            _ when row == SignatureTable.Mollie => MollieWebhook.With(keys),
            _ when row == SignatureTable.GoCardless => GoCardlessWebhook.With(keys),
            _ when row == SignatureTable.CloudEvents => new CloudEventsWebhook(keys),
            _ when row == SignatureTable.Square => NotificationUrl is { Length: > 0 } url
                ? SquareWebhook.With(keys, url)
                : Missing("square needs the notification address as registered there", out problem),
            _ => throw new InvalidOperationException($"No verifier: {row.Source}."),
        };
    }

    private IWebhookVerifier? PayPal(out string problem)
    {
        problem = "";
        return WebhookId is { Length: > 0 } id && !id.Contains('|') ? new PayPalWebhook(id, Sandbox) : Missing("paypal needs the id of its webhook", out problem);
    }

    private IWebhookVerifier? Standard(out string problem)
    {
        problem = "";
        var secrets = Secrets.Select(WebhookSecret.Parse).ToImmutableArray();
        return secrets.IsEmpty || secrets.Contains(null)
            ? Missing("standard needs secrets that start with whsec_", out problem)
            : new StandardWebhook([.. secrets.OfType<WebhookSecret>()]);
    }
}
