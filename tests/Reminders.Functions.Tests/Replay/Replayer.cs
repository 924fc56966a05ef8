using System.Text.Json;
using Microsoft.DurableTask;
using static Reminders.Functions.Tests.Replay.HistoryEvent;

namespace Reminders.Functions.Tests.Replay;

/// <summary>Runs an orchestrator from the start of its history, and holds it to that history.</summary>
internal static class Replayer
{
    /// <summary>One run: the past is replayed, what is new is handed in, and what the code then asks for comes back.</summary>
    public static ReplayOutcome Run(
        string instanceId, Func<TaskOrchestrationContext, Task> code, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> news)
    {
        var started = past.Concat(news).OfType<Started>().First();
        var context = new ReplayContext(instanceId, started.Name, started.Version);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Task? running = null;
            foreach (var (index, happened) in past.Concat(news).Index())
            {
                context.Replaying = index < past.Count;
                Apply(context, happened, code, ref running);
            }

            return Outcome(context, running ?? throw new InvalidOperationException("It never started."));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private static void Apply(ReplayContext context, HistoryEvent happened, Func<TaskOrchestrationContext, Task> code, ref Task? running)
    {
        switch (happened)
        {
            case TurnStarted turn:
                context.StartTurn(turn.At);
                break;
            case Started started:
                context.Start(started.Input);
                running = code(context);
                break;
            case ActivityScheduled activity:
                context.Confirm(activity.Id, activity);
                break;
            case TimerCreated timer:
                context.Confirm(timer.Id, timer);
                break;
            case ActivityCompleted completed:
                context.Complete(completed.Id, completed.Result);
                break;
            case ActivityFailed failed:
                context.Fail(failed);
                break;
            case TimerFired fired:
                context.Complete(fired.Id, null);
                break;
            case EventRaised raised:
                context.Raise(raised);
                break;
        }
    }

    private static ReplayOutcome Outcome(ReplayContext context, Task running)
    {
        var asked = context.Actions.Values.Where(action => !action.IsConfirmed).ToList();
        if (asked.Find(action => action.AskedInReplay) is { } extra)
        {
            throw new NonDeterminismException($"the code asks for {extra.Asked}, history has no such thing");
        }

        if (running.Exception?.InnerException is NonDeterminismException broken)
        {
            throw broken;
        }

        if (!running.IsCompleted && !context.IsWaiting)
        {
            throw new NonDeterminismException("the code awaits something that is not durable");
        }

        Ended? end = !running.IsCompleted ? null
            : running.IsFaulted ? new Ended(HowEnded.Failed, running.Exception!.InnerException!.Message)
            : context.ContinuedAsNew is { } next ? new Ended(HowEnded.ContinuedAsNew, JsonSerializer.Serialize(next.Input))
            : new Ended(HowEnded.Completed, null);
        return new ReplayOutcome(context, [.. asked.Select(action => action.Asked)], end);
    }
}

/// <summary>What a run came to: what it asks for anew, and whether it ended.</summary>
internal sealed record ReplayOutcome(ReplayContext Context, IReadOnlyList<HistoryEvent> Asked, Ended? End);
