using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Projections;

namespace Reminders.Application.Ledger;

/// <summary>
/// One atomic addition to one stream. At most <see cref="MaxEntries"/> events and keys together and <see cref="MaxBytes"/>
/// of event and document content.
/// </summary>
public sealed record Append
{
    public const int MaxEntries = 40;
    public const int MaxBytes = 1024 * 1024;

    public required StreamId Stream { get; init; }

    /// <summary>The head as it was read; its version is the expected version (<see cref="Head.New"/> for a new stream).</summary>
    public required Head Head { get; init; }

    public required ImmutableArray<NewEvent> Events { get; init; }

    /// <summary>Idempotency keys within the stream, at most 200 characters each.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    public required Instant At { get; init; }

    /// <summary>Who caused it: a key's name, "customer", "system".</summary>
    public required string Actor { get; init; }

    /// <summary>When the stream wants to be looked at next, or null: it waits for a person or an outside event, or is over.</summary>
    public Instant? WakeAt { get; init; }

    /// <summary>Personal data and long bodies the events refer to; stored before the events or with them.</summary>
    public ImmutableArray<NewDocument> Documents { get; init; } = [];

    /// <summary>What lists show of this stream after the append.</summary>
    public StreamRows Rows { get; init; } = StreamRows.None;
}

/// <summary>An event in its stored form: its name, the version of its format, and its JSON.</summary>
public sealed record NewEvent(string Type, int Format, string Json);

public sealed record StoredEvent(int Sequence, Instant At, string Actor, string Type, int Format, string Json);

/// <summary>A stream's head as read. <see cref="Version"/> counts events; <see cref="Rings"/> counts rings.</summary>
public readonly record struct Head(int Version, Instant? WakeAt, long Rings)
{
    public static Head New => new(0, null, 0);
}

public sealed record StreamRead(Head Head, IReadOnlyList<StoredEvent> Events);

public readonly record struct DueWake(StreamId Stream, Instant WakeAt);

public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>All in. The head to base the next append on.</summary>
    public sealed record Appended(Head Head) : AppendResult;

    /// <summary>Someone was faster: read again, decide again.</summary>
    public sealed record Conflict(int ActualVersion) : AppendResult;

    /// <summary>This was appended before, durably.</summary>
    public sealed record Duplicate(string Key) : AppendResult;
}
