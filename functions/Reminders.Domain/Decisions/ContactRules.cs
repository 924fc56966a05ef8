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

    public static Instant? QuietUntil(Step step, DecisionContext context)
    {
        var open = context.NextOpen(context.Now, step);
        return open > context.Now ? open : null;
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
