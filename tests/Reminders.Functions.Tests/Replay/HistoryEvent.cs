using System.Text.Json.Serialization;

namespace Reminders.Functions.Tests.Replay;

/// <summary>What the engine remembers of an orchestration. Payloads are JSON, as on the real backend.</summary>
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(TurnStarted), "turn")]
[JsonDerivedType(typeof(ActivityScheduled), "activity")]
[JsonDerivedType(typeof(ActivityCompleted), "completed")]
[JsonDerivedType(typeof(ActivityFailed), "failed")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(TimerFired), "fired")]
[JsonDerivedType(typeof(EventRaised), "event")]
[JsonDerivedType(typeof(Terminated), "terminated")]
[JsonDerivedType(typeof(Ended), "ended")]
internal abstract record HistoryEvent
{
    public sealed record Started(string Name, string Version, string? Input) : HistoryEvent;

    /// <summary>The orchestrator was run (again) at that time.</summary>
    public sealed record TurnStarted(DateTime At) : HistoryEvent;

    public sealed record ActivityScheduled(int Id, string Name, string? Input) : HistoryEvent;

    public sealed record ActivityCompleted(int Id, string? Result) : HistoryEvent;

    public sealed record ActivityFailed(int Id, string ErrorType, string Message) : HistoryEvent;

    public sealed record TimerCreated(int Id, DateTime FireAt) : HistoryEvent;

    public sealed record TimerFired(int Id) : HistoryEvent;

    public sealed record EventRaised(string Name, string? Payload) : HistoryEvent;

    public sealed record Terminated : HistoryEvent;

    public sealed record Ended(HowEnded How, string? Detail) : HistoryEvent;
}

internal enum HowEnded
{
    Completed,
    ContinuedAsNew,
    Failed,
}

/// <summary>The code asked for something else than it did before with the same history.</summary>
internal sealed class NonDeterminismException(string message) : Exception($"non-deterministic orchestrator: {message}");
