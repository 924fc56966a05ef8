using System.Collections.Immutable;
using Reminders.Application.Projections;
using Reminders.Domain.Customers;

namespace Reminders.Application.Customers;

/// <summary>What lists show of a customer: the tasks that are about them, and what payments find them by.</summary>
public static class CustomerRows
{
    public static StreamRows Of(string customerId, Customer state) => new(
        Tasks: [.. state.OpenTasks.Select(task => new TaskRow(task.TaskId, task.Kind, null, customerId, task.OpenedAt, task.Detail))])
    {
        Keys = Keys(state),
    };

    /// <summary>What payments find the customer by.</summary>
    public static ImmutableArray<string> Keys(Customer state) =>
        [.. state.NameKey is { } name ? [name] : (string[])[], .. state.NameParts, .. state.PayerAccounts.Select(known => known.Account)];
}
