using NodaTime;

namespace Reminders.Application.Cases;

/// <summary>
/// What a look at a case came to: something to do now, or how long it sleeps. <see cref="Status"/> says it to an operator in
/// words, without personal data.
/// </summary>
public sealed record CasePlan(bool IsClosed, Instant? WakeAt, CaseStep? Step, string Status)
{
    /// <summary>There is no such case (any more): nothing to wait for.</summary>
    public static CasePlan Gone { get; } = new(true, null, null, "there is no such invoice");
}

/// <summary>The one thing to do now that has effects outside the case's own stream.</summary>
public sealed record CaseStep(CaseStepKind Kind, string? ContactId = null);

public enum CaseStepKind
{
    /// <summary>A message may leave, if it still may when it does.</summary>
    Contact,

    /// <summary>A claim past its deadline is to be brought to an end.</summary>
    FinishContact,
}

/// <summary>What became of a step. A step that has to wait (no token was left) says until when; otherwise look again at once.</summary>
public sealed record CaseStepResult(Instant? WaitUntil)
{
    public static CaseStepResult LookAgain { get; } = new((Instant?)null);
}
