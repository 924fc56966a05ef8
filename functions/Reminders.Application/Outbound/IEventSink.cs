using NodaTime;

namespace Reminders.Application.Outbound;

/// <summary>Where published events go. Called at least once for each event, in order within a case; a repeated id is the same event.</summary>
public interface IEventSink
{
    /// <summary>Takes an event durably, or says when to try again.</summary>
    Task<Publication> Publish(string creditor, OutboundEvent happened, CancellationToken cancellation = default);
}

/// <summary>What became of an event that was handed to a sink.</summary>
public abstract record Publication
{
    private Publication()
    {
    }

    public sealed record Delivered : Publication;

    /// <summary>It did not take this one. Other cases go on.</summary>
    public sealed record Failed(Duration RetryAfter) : Publication;

    /// <summary>It takes nothing for now, whosever it is: asking for the next case would only add to its trouble.</summary>
    public sealed record Closed(Duration RetryAfter) : Publication;
}
