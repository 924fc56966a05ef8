using System.Globalization;
using Azure;
using NodaTime;
using Reminders.Application.Contacts;

namespace Reminders.Functions.Communication;

/// <summary>What an error of Communication Services means for a message: not sent for certain, or nobody knows.</summary>
internal static class Refusals
{
    private static readonly Duration DefaultPause = Duration.FromMinutes(1);

    /// <summary>No token, and so no call: certainly not sent.</summary>
    public static HandOver WithoutIdentity { get; } = new HandOver.Failed(false, "the app has no identity to show to the provider");

    /// <summary>An answer with an error. Only answers given before anything was taken are certain.</summary>
    public static HandOver Of(RequestFailedException failure, string channel, IPacing pacing, IClock clock)
    {
        switch (failure.Status)
        {
            case 429:
                pacing.Pause(channel, clock.GetCurrentInstant() + RetryAfter(failure));
                return new HandOver.Failed(false, "the provider's quota is used up");
            case 401 or 403:
                return new HandOver.Failed(false, $"the provider refused the app's identity ({failure.Status})");
            case 0 when failure.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError }:
                return new HandOver.Failed(false, "the provider cannot be reached");
            case >= 400 and < 500 and not (408 or 409):
                return new HandOver.Failed(false, $"the provider refused the message ({failure.Status} {failure.ErrorCode})");
            default:
                return new HandOver.Unknown($"the provider's answer says nothing certain ({failure.Status})");
        }
    }

    private static Duration RetryAfter(RequestFailedException failure)
    {
        var header = failure.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var value) ? value : null;
        return int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400 ? Duration.FromSeconds(seconds) : DefaultPause;
    }
}
