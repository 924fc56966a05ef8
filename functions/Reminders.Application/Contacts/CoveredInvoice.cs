using NodaTime;
using Reminders.Application.Cases;
using Reminders.Domain.Decisions;

namespace Reminders.Application.Contacts;

/// <summary>An invoice that a message covers, with the step it contributes.</summary>
/// <param name="NextOn">The first day on which the step after it may come; null: it is the last.</param>
public sealed record CoveredInvoice(CaseFile File, ContactPlan Plan, LocalDate? NextOn)
{
    public static CoveredInvoice Of(CaseFile file, ContactPlan plan, DecisionContext context) =>
        new(file, plan, Chain.FirstDayAfter(plan.Step, file.Case, context));
}
