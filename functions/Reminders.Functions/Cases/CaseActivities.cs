using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Functions.Rings;
using Reminders.Web.Measuring;

namespace Reminders.Functions.Cases;

/// <summary>The orchestration's two activities: thin calls into the application, safe to run twice and at the same time.</summary>
public sealed class CaseActivities(CasePlanner planner, IDurableClients clients, Measures measures)
{
    public const string Plan = "PlanNextStep";
    public const string Perform = "PerformStep";

    [Function(Plan)]
    public async Task<PlannedCase> PlanNextStep(
        [ActivityTrigger] CaseRef invoice, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var stream = StreamOf(invoice);
        clients.Use(client);
        using var own = OwnRings.Muted(stream);
        var plan = await PlanOf(stream, cancellation);
        return new PlannedCase(plan.IsClosed, Utc(plan.WakeAt), plan.Step is { } step ? StepNames.Write(step) : null, plan.Status);
    }

    [Function(Perform)]
    public async Task<PerformedStep> PerformStep(
        [ActivityTrigger] StepToPerform toPerform, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var stream = StreamOf(toPerform.Case);
        clients.Use(client);
        using var own = OwnRings.Muted(stream);
        var result = await planner.Perform(stream, StepNames.Read(toPerform.Step), cancellation);
        return new PerformedStep(Utc(result.WaitUntil));
    }

    private async Task<CasePlan> PlanOf(StreamId stream, CancellationToken cancellation)
    {
        try
        {
            return await planner.Plan(stream, cancellation);
        }
        catch (UnreadableStreamException)
        {
            measures.Warn(Measures.StreamsUnreadable, 1, stream.Kind.ToString());
            throw;
        }
    }

    private static StreamId StreamOf(CaseRef invoice) => StreamId.Invoice(invoice.Creditor, invoice.InvoiceId);

    private static DateTime? Utc(Instant? instant) => instant?.ToDateTimeUtc();
}
