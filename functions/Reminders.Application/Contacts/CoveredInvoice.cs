using Reminders.Application.Cases;
using Reminders.Domain.Decisions;

namespace Reminders.Application.Contacts;

/// <summary>An invoice that a message covers, with the step it contributes.</summary>
public sealed record CoveredInvoice(CaseFile File, ContactPlan Plan);
