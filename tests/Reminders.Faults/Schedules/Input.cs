using System.Text.Json.Serialization;
using Reminders.Domain.Payments;

namespace Reminders.Faults.Schedules;

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
