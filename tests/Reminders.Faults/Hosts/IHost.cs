using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Faults.Running;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Hosts;

/// <summary>Who looks at cases, and when.</summary>
internal interface IHost
{
    IDoorbell Doorbell { get; }

    /// <summary>The next instant at which somebody looks; with all processes but that one.</summary>
    Instant? NextLook(Node? except);

    /// <summary>Whoever looks at this time does.</summary>
    void Look(Node? except);

    /// <summary>The work of another process than this one, or null where there is none.</summary>
    Flow? OtherLook(Node than);

    /// <summary>Something was sent in: whoever is rung by that looks.</summary>
    void Woken();

    /// <summary>A call comes in: what it rings goes through the host.</summary>
    void Enter();

    void Restarted();

    void RingsAre(RingFault fault);

    void DoAgain(int workItem);
}
