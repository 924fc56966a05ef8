using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;

namespace Reminders.Application.CustomerPages;

/// <summary>What a customer may do about an invoice as it is now. Stricter than for operators: nobody looks before it counts.</summary>
internal static class PageOffers
{
    public static ImmutableArray<PageAction> Of(Case state, DecisionContext context, LocalDate latestPromise)
    {
        if (!state.IsOpen || !state.Outstanding.IsPositive || state.DebitPending || !state.Pending.IsEmpty || !state.Contested.IsEmpty)
        {
            return [];
        }

        return [.. Enum.GetValues<PageAction>().Where(action => action switch
        {
            PageAction.Paid => state.Claim is null && state.Dispute is null,
            // A promise stands once it is made, and each message allows for so many days only.
            PageAction.Promise => state is { Promise: null, Plan: null, Dispute: null, Claim: null } && latestPromise >= context.Today,
            PageAction.Instalments => state is { Plan: null, Dispute: null, Claim: null }
                && context.Policy.Plan.MostInstalments >= 2
                && !state.TasksThisRound.Contains(TaskKind.InstalmentsAsked),
            PageAction.Dispute => state is { Dispute: null, CorrectionPending: false },
            _ => throw new InvalidOperationException($"No action: {action}."),
        })];
    }
}
