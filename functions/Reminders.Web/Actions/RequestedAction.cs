using Reminders.Domain.Invoices;

namespace Reminders.Web.Actions;

/// <summary>A command and why somebody gives it.</summary>
internal sealed record RequestedAction(CaseCommand Command, string? Why);
