using System.Text.Json.Serialization;
using Reminders.Domain.Payments;
using Reminders.Simulation.Running;

namespace Reminders.Simulation.Schedules;

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

/// <summary>What happens at a gate.</summary>
[JsonDerivedType(typeof(Crash), "crash")]
[JsonDerivedType(typeof(Refuse), "refuse")]
[JsonDerivedType(typeof(Stall), "stall")]
[JsonDerivedType(typeof(Other), "other")]
[JsonDerivedType(typeof(Meanwhile), "meanwhile")]
public abstract record Fault
{
    /// <summary>The process dies.</summary>
    public sealed record Crash : Fault;

    /// <summary>The port throws.</summary>
    public sealed record Refuse : Fault;

    /// <summary>The process is frozen while time passes for everybody else.</summary>
    public sealed record Stall(int Seconds) : Fault;

    /// <summary>The other process looks at what is due, for so many gates, before this one goes on.</summary>
    public sealed record Other(int Gates) : Fault;

    /// <summary>Somebody sends something to the other process just now.</summary>
    public sealed record Meanwhile(Input What) : Fault;

    /// <summary>Not a fault: its turn is over.</summary>
    public sealed record Slice : Fault
    {
        public static Slice Over { get; } = new();
    }
}

/// <summary>What billing, gateways, operators, customers and providers send. Sent again it is the same: ids are part of it.</summary>
[JsonDerivedType(typeof(Register), "register")]
[JsonDerivedType(typeof(Pay), "pay")]
[JsonDerivedType(typeof(Reverse), "reverse")]
[JsonDerivedType(typeof(Report), "report")]
[JsonDerivedType(typeof(Credit), "credit")]
[JsonDerivedType(typeof(Act), "act")]
[JsonDerivedType(typeof(Tell), "tell")]
[JsonDerivedType(typeof(FinishTask), "finishTask")]
[JsonDerivedType(typeof(Heartbeat), "heartbeat")]
[JsonDerivedType(typeof(Delivery), "delivery")]
public abstract record Input
{
    public sealed record Register(int Invoice, int Customer, int Minor, int DueIn, bool AutoCollect) : Input;

    public sealed record Pay(int Payment, int Invoice, int Minor, bool ByReference) : Input;

    public sealed record Reverse(int Payment, int Reversal, int Minor) : Input;

    /// <summary>A gateway's webhook: in the gateway's own order by <see cref="Order"/>, whenever it arrives.</summary>
    public sealed record Report(int Payment, int Invoice, int Order, PaymentNews News, int Minor) : Input;

    public sealed record Credit(int Invoice, int Note, int Minor) : Input;

    public sealed record Act(int Invoice, Deed Deed, int Number, int Days) : Input;

    public sealed record Tell(int Customer, Wish Wish, int Number) : Input;

    /// <summary>An operator completes the so-many-th open task.</summary>
    public sealed record FinishTask(int Nth) : Input;

    public sealed record Heartbeat : Input;

    /// <summary>The provider reports on the so-many-th message it took.</summary>
    public sealed record Delivery(int Nth, bool Bounced) : Input;
}

public enum Deed
{
    Hold,
    HoldFor,
    Release,
    Dispute,
    Reject,
    Uphold,
    Promise,
    Plan,
    ClaimPaid,
    Defer,
    Skip,
    Approve,
    RejectApproval,
    Amend,
    Cancel,
    WriteOff,
    Reopen,
}

public enum Wish
{
    NoEmail,
    NothingAtAll,
    EmailBounced,
    NewAddress,
    Complaint,
    Vulnerable,
    OtherZone,
    Called,
}
