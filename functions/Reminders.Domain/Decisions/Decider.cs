using System.Collections.Immutable;
using Reminders.Domain.Invoices;

namespace Reminders.Domain.Decisions;

/// <summary>
/// Decides what to do about a case. Pure: the same case, customer, policy and time give the same decision on every host, in the
/// simulator and in a backtest. The rules speak in the order of this file; each has a file of its own beside it.
/// </summary>
public static class Decider
{
    // Facts that follow from facts settle after a few turns (a promise broken, a step lapsed, a task opened). More is a fault in a rule.
    private const int MaxTurns = 32;

    /// <summary>
    /// Decides until nothing is left to record. Answers the facts to append, the case after them, and the decision then.
    /// </summary>
    public static Settled Settle(Case state, DecisionContext context)
    {
        var facts = ImmutableArray.CreateBuilder<InvoiceEvent>();
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var decision = Decide(state, context);
            if (decision.Events.IsEmpty)
            {
                return new Settled(facts.ToImmutable(), state, decision);
            }

            foreach (var fact in decision.Events)
            {
                facts.Add(fact);
                state = state.Evolve(fact, context.Now);
            }
        }

        throw new InvalidOperationException($"Invoice {state.InvoiceId} does not settle: {facts[^1].GetType().Name} again and again.");
    }

    public static Decision Decide(Case state, DecisionContext context) =>
        Settlement.Decide(state, context)
        ?? Bookkeeping.Decide(state, context)
        ?? WaitForPerson.Decide(state, context)
        ?? ChainRule.Decide(state, context);
}

/// <summary>A decision with nothing left to record: <see cref="Facts"/> lead from the case given to <see cref="After"/>.</summary>
public sealed record Settled(ImmutableArray<InvoiceEvent> Facts, Case After, Decision Decision);
