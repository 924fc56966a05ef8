using System.Text.Json.Serialization;
using Reminders.Faults.Running;

namespace Reminders.Faults.Schedules;

/// <summary>One thing of a schedule: somebody does something, time passes, the surroundings change, or a fault is armed.</summary>
[JsonDerivedType(typeof(Send), "send")]
[JsonDerivedType(typeof(Pass), "pass")]
[JsonDerivedType(typeof(Outage), "outage")]
[JsonDerivedType(typeof(Mood), "mood")]
[JsonDerivedType(typeof(Forget), "forget")]
[JsonDerivedType(typeof(Late), "late")]
[JsonDerivedType(typeof(Lag), "lag")]
[JsonDerivedType(typeof(Restart), "restart")]
[JsonDerivedType(typeof(Alone), "alone")]
[JsonDerivedType(typeof(Rings), "rings")]
[JsonDerivedType(typeof(Again), "again")]
[JsonDerivedType(typeof(At), "at")]
public abstract record Move
{
    /// <summary>Somebody sends something to one of the processes; with <see cref="Retries"/> until it is acknowledged.</summary>
    public sealed record Send(Input What, int To, bool Retries = true) : Move;

    public sealed record Pass(int Minutes) : Move;

    /// <summary>Time passes and no process runs.</summary>
    public sealed record Outage(int Minutes) : Move;

    public sealed record Mood(string Channel, ProviderMood Is) : Move;

    /// <summary>Asked about what it took, the provider cannot say (or can again).</summary>
    public sealed record Forget(string Channel, bool Is) : Move;

    /// <summary>A process hears of what is due so much later: a lost or delayed ring.</summary>
    public sealed record Late(int Node, int Seconds) : Move;

    /// <summary>Lists follow so many appends behind.</summary>
    public sealed record Lag(int Appends) : Move;

    /// <summary>A process starts anew, its clock so much off.</summary>
    public sealed record Restart(int Node, int Skew) : Move;

    /// <summary>There is one process only.</summary>
    public sealed record Alone : Move;

    /// <summary>What becomes of rings of orchestrations.</summary>
    public sealed record Rings(RingFault Are) : Move;

    /// <summary>The so-many-th work item of orchestrations from now is done, but that is not remembered: it is done again.</summary>
    public sealed record Again(int WorkItem) : Move;

    public sealed record At(GateFilter Where, Fault What) : Move;
}

public enum ProviderMood
{
    Fine,

    /// <summary>Turns every message away, for now.</summary>
    Down,

    /// <summary>Turns every message away for good: no such address.</summary>
    Refuses,

    /// <summary>The call is cut off before the message was taken.</summary>
    CutOffBefore,

    /// <summary>The message was taken, but the answer is lost.</summary>
    CutOffAfter,
}

public enum RingFault
{
    None,
    Lost,
    Doubled,

    /// <summary>They arrive when time next passes, the last first.</summary>
    Delayed,
}
