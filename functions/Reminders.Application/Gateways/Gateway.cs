using System.Collections.Immutable;
using Reminders.Formats.Webhooks;

namespace Reminders.Application.Gateways;

/// <summary>
/// A payment gateway that may report payments: <see cref="Name"/> is the source of its payments and the end of its webhook's address,
/// one over all creditors.
/// </summary>
public sealed record Gateway(string Name, string Creditor, WebhookSetup Setup)
{
    /// <summary>The key for asking the gateway itself, where its webhooks do not say all (GoCardless, Mollie).</summary>
    public string? ApiKey { get; init; }

    /// <summary>Adyen: authorised payments are captured in a step of their own.</summary>
    public bool CapturesApart { get; init; }

    /// <summary>CloudEvents: who may send after a handshake.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>What verifies its webhooks; null with what is missing: then nothing of it is accepted.</summary>
    public IWebhookVerifier? Verifier(out string problem)
    {
        if (ApiKey is null && Setup.Scheme is "gocardless" or "mollie-classic" or "mollie")
        {
            problem = $"{Setup.Scheme} needs an API key: its webhooks do not say how much was paid";
            return null;
        }

        return Setup.Verifier(out problem);
    }

    // Nothing of the secrets, whoever writes this into a log.
    public override string ToString() => $"{nameof(Gateway)} {Name}";
}

/// <summary>The configured gateways.</summary>
public interface IGateways
{
    IReadOnlyCollection<Gateway> Configured { get; }

    Gateway? Find(string name) => Configured.FirstOrDefault(gateway => gateway.Name == name);
}
