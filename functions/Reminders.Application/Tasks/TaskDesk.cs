using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Tasks;

/// <summary>Completes tasks, whether they are about an invoice or a customer.</summary>
public sealed class TaskDesk(IProjections projections, CaseActions actions, CustomerBook customers, IIdSource ids)
{
    public async Task<Answer<TaskRow>> Complete(
        string creditor, string taskId, string outcome, string? note, string actor, CancellationToken cancellation = default)
    {
        if (await projections.FindTask(creditor, taskId, cancellation) is not { } found)
        {
            return new Answer<TaskRow>.NotFound($"no open task '{taskId}'");
        }

        if (found.Task.InvoiceId is { } invoiceId)
        {
            var acted = await actions.Act(
                creditor, invoiceId, _ => new CaseCommand.CompleteTask(taskId, outcome), new ActionRequest(actor) { Reason = note }, cancellation);
            return acted switch
            {
                Answer<CaseFile>.Done => found.Task,
                Answer<CaseFile>.Unchanged => new Answer<TaskRow>.Unchanged(found.Task),
                Answer<CaseFile>.Refused refused => new Answer<TaskRow>.Refused(refused.Detail),
                Answer<CaseFile>.Invalid invalid => new Answer<TaskRow>.Invalid(invalid.Errors),
                Answer<CaseFile>.NotFound missing => new Answer<TaskRow>.NotFound(missing.Detail),
                _ => throw new InvalidOperationException("no such answer"),
            };
        }

        var (reference, document) = Texts.Store(note, ids);
        await customers.Report(
            creditor, found.Task.CustomerId, _ => [new CustomerEvent.TaskCompleted(taskId, outcome, reference)], document, actor, cancellation);
        return found.Task;
    }
}
