using Reminders.Application.Ledger;

namespace Reminders.Faults.Running;

/// <summary>What a process is about to do, or has just done, outside of itself.</summary>
public enum GateKind
{
    Read,
    List,
    BeforeAppend,
    AfterAppend,
    BeforeWake,
    AfterWake,
    BeforeRing,
    AfterRing,
    BeforeSend,
    AfterSend,
    BeforeAsk,
    AfterAsk,
}

/// <summary>One moment at which a process touches the outside. <see cref="Event"/> is the first event of an append.</summary>
public readonly record struct Gate(GateKind Kind, StreamKind? Stream = null, string? Event = null);

/// <summary>Which moment is meant: the so-many-th from now on that fits; null fits all.</summary>
public sealed record GateFilter(GateKind? Kind = null, StreamKind? Stream = null, string? Event = null, int Skip = 0)
{
    public bool Fits(Gate gate) =>
        (Kind is not { } kind || kind == gate.Kind)
        && (Stream is not { } stream || stream == gate.Stream)
        && (Event is not { } happened || happened == gate.Event);

    public override string ToString() =>
        $"{(Skip == 0 ? "next" : $"{Skip + 1}th")} {Kind?.ToString() ?? "gate"}{(Stream is { } stream ? $" {stream}" : "")}{(Event is { } happened ? $" {happened}" : "")}";
}
