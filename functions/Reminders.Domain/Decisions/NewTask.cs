using Reminders.Domain.Invoices;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Decisions;

/// <summary>Tasks that rules open. The id follows from the case and its version, so deciding twice opens one.</summary>
public static class NewTask
{
    public static TaskOpened Open(Case state, string kind, string detail, string? step = null) =>
        new($"{state.InvoiceId}-{state.Version + 1}", kind, step, detail);
}
