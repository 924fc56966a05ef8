namespace Reminders.Protocol.Tests.Model;

/// <summary>What is explored: how much happens, and which rules are left out.</summary>
internal sealed record Setup
{
    /// <summary>Contacts alive at one time, at most three. One that is over and no longer matters makes room.</summary>
    public int Contacts { get; init; } = State.Contacts;

    /// <summary>How often a process dies between two steps.</summary>
    public int Crashes { get; init; } = 1;

    /// <summary>How often somebody pays, takes a payment back, disputes, settles a dispute or opts out, at any moment.</summary>
    public int Events { get; init; } = 1;

    /// <summary>T in ticks; finishing begins at twice that.</summary>
    public int Deadline { get; init; } = 2;

    /// <summary>How many ticks a call to a provider may take.</summary>
    public int Call { get; init; } = 1;

    /// <summary>How many ticks the second worker's clock is ahead of the first's.</summary>
    public int Skew { get; init; }

    /// <summary>Messages to one customer within the window.</summary>
    public int Budget { get; init; } = 1;

    /// <summary>Whether contact hours end at some time.</summary>
    public bool Evenings { get; init; } = true;

    /// <summary>Whether days may pass at once, so that the budget's window passes and providers forget.</summary>
    public bool Days { get; init; } = true;

    /// <summary>Whether the customer takes e-mail at first; else only SMS, which may arrive late.</summary>
    public bool TakesEmail { get; init; } = true;

    public Rule Without { get; init; }

    public bool Holds(Rule rule) => (Without & rule) == Rule.None;
}
