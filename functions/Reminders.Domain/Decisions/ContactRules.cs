using NodaTime;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Decisions;

/// <summary>Why a message whose time has come may still not leave, by customer and channel rather than by case.</summary>
internal static class ContactRules
{
    /// <summary>The first channel of the step that reaches the customer; null: none.</summary>
    public static string? ChannelFor(Step step, Customer customer) => step.Channels.FirstOrDefault(customer.CanReach);

    /// <summary>
    /// When a message may be begun, if not now: contact hours have to last as long as it may take to leave.
    /// </summary>
    public static Instant? QuietUntil(Step step, DecisionContext context)
    {
        var opens = context.NextOpen(context.Now, step);
        var leaves = opens + ContactProtocol.HandOverWithin - Duration.Epsilon;
        var open = context.NextOpen(leaves, step);
        return open > leaves ? open
            : opens > context.Now ? opens
            : null;
    }

    /// <summary>What the budget says: free (no wait), or full until an instant inside contact hours.</summary>
    public static (Instant? FullUntil, string Detail) Budget(Step step, DecisionContext context)
    {
        var contacts = context.Customer.CountedContacts;
        var (freeAt, binding) = context.Policy.Budget.NextFree(contacts, context.Now);
        if (binding is not null)
        {
            return (context.NextOpen(freeAt, step), $"{binding} already made");
        }

        var tightest = context.Policy.Budget.Caps.MaxBy(cap => (double)ContactBudget.Used(cap, contacts, context.Now) / cap.Messages);
        return (null, tightest is null ? "no limit" : $"{ContactBudget.Used(tightest, contacts, context.Now)} of {tightest}");
    }
}
