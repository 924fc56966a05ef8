using NodaTime;

namespace Reminders.Local.Webhooks;

/// <summary>How an attempt ended. Problems name a status or a kind of failure, never content.</summary>
public abstract record WebhookAnswer
{
    private WebhookAnswer()
    {
    }

    public sealed record Accepted : WebhookAnswer;

    /// <summary>410: the receiver wants nothing more.</summary>
    public sealed record Gone : WebhookAnswer;

    public sealed record Failed(string Problem, Duration? RetryAfter = null) : WebhookAnswer;
}
