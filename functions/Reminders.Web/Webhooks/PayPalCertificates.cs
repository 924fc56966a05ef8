using System.Collections.Concurrent;
using System.Text;
using NodaTime;
using Reminders.Application.Gateways;
using Reminders.Formats.Webhooks.PayPal;

namespace Reminders.Web.Webhooks;

/// <summary>PayPal's signing certificates, fetched once a day from addresses that are PayPal's, if somebody trusted vouches for them.</summary>
internal sealed class PayPalCertificates(IGatewayClient client, IClock clock, TrustedRoots roots)
{
    private const int MaxKept = 16;
    private static readonly Duration KeptFor = Duration.FromDays(1);

    private readonly ConcurrentDictionary<(Uri, bool), (PayPalCertificate Certificate, Instant Until)> _kept = new();

    /// <summary>Null with the reason if it is not to be trusted; null without one if it cannot be had now.</summary>
    public async Task<(PayPalCertificate? Certificate, string? Problem)> Find(Uri url, bool sandbox, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (_kept.TryGetValue((url, sandbox), out var kept) && now < kept.Until)
        {
            return (kept.Certificate, null);
        }

        if (await client.Get(url, null, cancellation) is not GatewayAnswer.Found { Body: var pem })
        {
            return (null, null);
        }

        if (PayPalCertificate.Read(Encoding.ASCII.GetString(pem.Span), sandbox, roots.All(), now, out var problem) is not { } certificate)
        {
            return (null, problem);
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[(url, sandbox)] = (certificate, now + KeptFor);
        return (certificate, null);
    }
}
