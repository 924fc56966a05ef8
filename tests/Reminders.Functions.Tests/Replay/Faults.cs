namespace Reminders.Functions.Tests.Replay;

internal enum ActivityFault
{
    None,

    /// <summary>Throws before it did anything.</summary>
    FailBefore,

    /// <summary>Does everything and is still reported as failed: a time-out, a host that went away.</summary>
    FailAfter,

    /// <summary>Runs twice, one after the other; both answers arrive.</summary>
    Twice,

    /// <summary>Runs twice at the same time.</summary>
    Together,
}

internal enum EventFault
{
    None,
    Drop,
    Double,
}

/// <summary>What goes wrong. By default nothing does.</summary>
internal sealed class Faults
{
    /// <summary>By activity name and its how-manieth execution (from 1).</summary>
    public Func<string, int, ActivityFault> Activity { get; set; } = (_, _) => ActivityFault.None;

    public Func<EventFault> Event { get; set; } = () => EventFault.None;

    /// <summary>By number of the work item: done, but the process dies before that is recorded, so it is done again.</summary>
    public Func<int, bool> CrashAt { get; set; } = _ => false;

    /// <summary>What happens right before each work item.</summary>
    public Func<Task> BeforeItem { get; set; } = () => Task.CompletedTask;

    /// <summary>Raising to an instance that is gone throws, as some backends do, instead of being silent.</summary>
    public bool RaisingToNobodyThrows { get; set; }

    /// <summary>The backend answers no client; what runs goes on.</summary>
    public bool IsOutOfReach { get; set; }
}
