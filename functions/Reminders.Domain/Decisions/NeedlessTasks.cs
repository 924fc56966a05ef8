using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;

namespace Reminders.Domain.Decisions;

/// <summary>Tasks whose reason is gone: nobody should work on what has settled itself.</summary>
internal static class NeedlessTasks
{
    public static OpenTask? First(Case state) => state.OpenTasks.FirstOrDefault(task => task.Kind switch
    {
        // Money of the customer's is here as long as more was paid than is owed, or anything on a cancelled invoice.
        TaskKind.Overpayment => state.Closed == CaseOutcome.Cancelled ? state.PaidMinor <= 0 : state.Outstanding.Minor >= 0,

        // Somebody may still want to know what left.
        TaskKind.OutcomeUnknown => false,

        // Whoever collects it still does until somebody tells them.
        TaskKind.PaidAfterHandOver => false,
        TaskKind.CorrectInvoice => !state.IsOpen || !state.CorrectionPending,
        TaskKind.InstalmentsAsked => !state.IsOpen || state.Plan is not null,
        TaskKind.ContestedPayment => !state.IsOpen || state.Contested.IsEmpty,
        _ => !state.IsOpen,
    });
}
