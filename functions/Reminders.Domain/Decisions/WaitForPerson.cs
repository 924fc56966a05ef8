using Reminders.Domain.Invoices;

namespace Reminders.Domain.Decisions;

/// <summary>Anything hard waits for a person.</summary>
internal static class WaitForPerson
{
    public static Decision? Decide(Case state, DecisionContext context) => state.AwaitingApproval is { } step
        ? new Decision
        {
            WakeAt = Pauses.NextDeadline(state, context),
            WaitsFor = $"approval:{step}",
            NextStep = step,
            Explanation = [Explanation.Waits("approval", $"{step} happens only after a person approved it")],
        }
        : null;
}
