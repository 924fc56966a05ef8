using Reminders.Application.Ledger;

namespace Reminders.Application.Outbound;

/// <summary>How far each case's events have been published. Only streams with events still to publish cost anything.</summary>
public interface IPublicationMarks
{
    /// <summary>Streams with events after their mark, in order of name, beginning after a name ("" for the first).</summary>
    Task<IReadOnlyList<Unpublished>> Unpublished(string afterName, int limit, CancellationToken cancellation = default);

    /// <summary>Everything up to this sequence has been handed to the sink. A mark never goes back.</summary>
    Task MarkPublished(StreamId stream, int through, CancellationToken cancellation = default);
}

/// <summary>A stream with events after <see cref="PublishedThrough"/>.</summary>
public readonly record struct Unpublished(StreamId Stream, int PublishedThrough);
