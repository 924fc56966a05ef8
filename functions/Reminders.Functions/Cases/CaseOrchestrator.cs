using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Reminders.Functions.Cases;

/// <summary>
/// One durable orchestration per invoice. Its shape never changes: plan, perform, or wait for the doorbell or the time, and start
/// over. What to do is decided by the activities from the ledger, so a deploy changes decisions and never a running history.
/// </summary>
public static class CaseOrchestrator
{
    public const string Name = "RunCase";

    /// <summary>Stamped on every instance; a change of the shape below needs a new one beside a branch that keeps the old.</summary>
    public const string Version = "1.0";

    public const string Doorbell = "doorbell";

    // The activities are safe to repeat; what still fails after this is looked at again later, and says so.
    private static readonly TaskOptions Retried = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 4, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 3, maxRetryInterval: TimeSpan.FromMinutes(1)));

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(15);

    [Function(Name)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var invoice = context.GetInput<CaseRef>() ?? throw new InvalidOperationException("An orchestration needs the case it runs.");
        var turn = await Turn(context, invoice);
        if (turn.IsOver)
        {
            return;
        }

        if (!turn.GoesOn)
        {
            await DoorbellOrTime(context, turn.WaitUntil);
        }

        context.ContinueAsNew(invoice, preserveUnprocessedEvents: true);
    }

    private static async Task<CaseTurn> Turn(TaskOrchestrationContext context, CaseRef invoice)
    {
        try
        {
            var plan = await context.CallActivityAsync<PlannedCase>(CaseActivities.Plan, invoice, Retried);
            context.SetCustomStatus(plan.Status);
            if (plan.IsClosed)
            {
                return CaseTurn.Over;
            }

            if (plan.Step is null)
            {
                return CaseTurn.Wait(plan.WakeAt);
            }

            var performed = await context.CallActivityAsync<PerformedStep>(CaseActivities.Perform, new StepToPerform(invoice, plan.Step), Retried);
            return performed.WaitUntil is { } until ? CaseTurn.Wait(until) : CaseTurn.Again;
        }
        catch (TaskFailedException failure)
        {
            // Only the kind of failure: its text may quote what people wrote. The host's log has the rest.
            var until = context.CurrentUtcDateTime + AfterTrouble;
            context.SetCustomStatus($"in trouble ({failure.TaskName}: {failure.FailureDetails.ErrorType}), tried again at {until:u}");
            return CaseTurn.Wait(until);
        }
    }

    // One waiter per generation, without token or timeout: a waiter that is given up would swallow the next ring.
    private static async Task DoorbellOrTime(TaskOrchestrationContext context, DateTime? time)
    {
        var rung = context.WaitForExternalEvent<string>(Doorbell);
        if (time is not { } at)
        {
            await rung;
            return;
        }

        using var giveUp = new CancellationTokenSource();
        await Task.WhenAny(rung, context.CreateTimer(at, giveUp.Token));

        // A timer that lost keeps the instance busy until it fires. Not CancelAsync: it would leave the orchestrator's thread.
#pragma warning disable CA1849, MA0042
        giveUp.Cancel();
#pragma warning restore CA1849, MA0042
    }
}
