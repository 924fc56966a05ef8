using NodaTime;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Decisions;

/// <summary>Why a message whose time has come may still not leave, by customer and channel rather than by case.</summary>
internal static class ContactRules
{
    /// <summary>The first channel of the step that reaches the customer and did not fail for good in this step; null: none.</summary>
    public static string? ChannelFor(Step step, Case state, Customer customer)
    {
        foreach (var channel in step.Channels)
        {
            var dead = state.Attempts is { } attempts && attempts.Step == step.Id && attempts.DeadChannels.Contains(channel);
            if (!dead && customer.CanReach(channel))
            {
                return channel;
            }
        }

        return null;
    }

    public static Instant? QuietUntil(DecisionContext context)
    {
        var open = context.NextOpen(context.Now);
        return open > context.Now ? open : null;
    }

    /// <summary>What the budget says: free (no wait), or full until an instant inside contact hours.</summary>
    public static (Instant? FullUntil, string Detail) Budget(DecisionContext context)
    {
        var contacts = context.Customer.CountedContacts;
        var (freeAt, binding) = context.Policy.Budget.NextFree(contacts, context.Now);
        if (binding is not null)
        {
            return (context.NextOpen(freeAt), $"{binding} already made");
        }

        var tightest = context.Policy.Budget.Caps.MaxBy(cap => (double)ContactBudget.Used(cap, contacts, context.Now) / cap.Messages);
        return (null, tightest is null ? "no limit" : $"{ContactBudget.Used(tightest, contacts, context.Now)} of {tightest}");
    }
}
