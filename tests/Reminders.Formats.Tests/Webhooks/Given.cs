using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Tests.Webhooks;

internal static class Given
{
    public static Instant At(long seconds) => Instant.FromUnixTimeSeconds(seconds);

    public static WebhookRequest Request(string body, Instant now, params (string Name, string Value)[] headers) =>
        new(Encoding.UTF8.GetBytes(body), new WebhookHeaders(headers.Select(header => KeyValuePair.Create(header.Name, header.Value))), now);

    public static IWebhookVerifier Verifier(string scheme, params string[] secrets) => Verifier(new WebhookSetup(scheme, [.. secrets]));

    public static IWebhookVerifier Verifier(WebhookSetup setup) =>
        setup.Verifier(out var problem) ?? throw new InvalidOperationException(problem);

    public static string Hex(string secret, string signed) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)));

    public static string Seconds(long seconds) => seconds.ToString(CultureInfo.InvariantCulture);

    public static void IsVerified(Verdict verdict, params string[] eventIds) =>
        Assert.Equal(eventIds, Assert.IsType<Verdict.Verified>(verdict).Events.Select(found => found.EventId));

    public static void IsRefused(Verdict verdict) => Assert.IsType<Verdict.Refused>(verdict);
}
