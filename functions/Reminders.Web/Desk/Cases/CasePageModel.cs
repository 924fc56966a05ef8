using System.Collections.Immutable;
using Reminders.Domain.Tasks;

namespace Reminders.Web.Desk.Cases;

/// <summary>What the page of a case shows.</summary>
/// <param name="Look">The case and its outlook.</param>
/// <param name="Timeline">What happened, oldest first.</param>
/// <param name="Actions">What this person may do in this state.</param>
/// <param name="Failed">The action that was tried and did not work, if one was.</param>
public sealed record CasePageModel(CaseLook Look, ImmutableArray<TimelineItem> Timeline, ImmutableArray<CaseAction> Actions, FailedAction? Failed)
{
    /// <summary>The payments that pay it.</summary>
    public ImmutableArray<PaidPart> Payments { get; init; } = [];

    /// <summary>Accounts its customer is known to pay from.</summary>
    public ImmutableArray<KnownAccount> Accounts { get; init; } = [];

    /// <summary>Open tasks about the invoice, and the customer's complaints, which stop it too.</summary>
    public IEnumerable<OpenTask> Tasks => Look.Case.OpenTasks.Concat(Look.Context.Customer.OpenTasks);
}

/// <summary>An action that was refused or filled in wrongly, so that its form comes back as it was.</summary>
public sealed record FailedAction(string Name, string? Problem, IReadOnlyDictionary<string, string> Errors, IReadOnlyDictionary<string, string> Values);
