using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Reminders.Functions.Tests.Hosting;
using static Reminders.Functions.Tests.Replay.HistoryEvent;

namespace Reminders.Functions.Tests.Replay;

/// <summary>
/// A durable backend on virtual time, one work item after the other. Every event runs the orchestrator from the start of its
/// history, so every await is a restart; activities run at least once.
/// </summary>
internal sealed class ReplayEngine(Func<DateTime> now, Action<DateTime> moveTo)
{
    private const int TooMany = 200_000;

    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task>> _orchestrators = [];
    private readonly Dictionary<string, Func<string?, Task<string?>>> _activities = [];
    private readonly SortedDictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly LinkedList<ActivityItem> _queue = [];
    private readonly SortedSet<TimerItem> _timers = new(TimerItem.InOrder);
    private readonly Dictionary<string, int> _executions = [];

    public Faults Faults { get; } = new();

    /// <summary>Clients of many callers take turns.</summary>
    public Lock Turn { get; } = new();

    /// <summary>Told of each durable action, by the names of <see cref="Hosting.Columns"/>.</summary>
    public Action<string> Count { get; set; } = _ => { };

    /// <summary>Work items done so far: orchestrator runs and activity executions.</summary>
    public int WorkItems { get; private set; }

    public int ActivityExecutions => _executions.Values.Sum();

    public IReadOnlyDictionary<string, Instance> Instances => _instances;

    public DateTime? NextTimer => _timers.Count == 0 ? null : _timers.Min.FireAt;

    public void AddOrchestrator(string name, Func<TaskOrchestrationContext, Task> code) => _orchestrators.Add(name, code);

    public void AddActivity<TInput, TResult>(string name, Func<TInput, Task<TResult>> run) =>
        _activities.Add(name, async input => JsonSerializer.Serialize(await run(JsonSerializer.Deserialize<TInput>(input!)!)));

    public void Start(string instanceId, string name, string version, string? input)
    {
        var instance = new Instance(instanceId, name, now());
        Forget(instanceId);
        Count(Columns.Starts);
        _instances[instanceId] = instance;
        instance.Inbox.Add((null, new Started(name, version, input)));
    }

    public void Send(Instance instance, HistoryEvent message)
    {
        Count(Columns.Rings);
        instance.Inbox.Add((null, message));
    }

    /// <summary>Works until nothing is left to do at this time.</summary>
    public async Task RunUntilIdle()
    {
        for (var turn = 0; turn < TooMany; turn++)
        {
            FireDue();
            var ready = _instances.Values.FirstOrDefault(instance => instance is { IsAlive: true, IsSuspended: false, Inbox.Count: > 0 });
            if (ready is not null)
            {
                await Faults.BeforeItem();
                Run(ready);
            }
            else if (_queue.First is { } item)
            {
                await Faults.BeforeItem();
                await Execute(item);
            }
            else
            {
                return;
            }
        }

        throw new InvalidOperationException("It never comes to rest.");
    }

    /// <summary>Visits every timer up to a time, in order.</summary>
    public async Task AdvanceTo(DateTime to)
    {
        await RunUntilIdle();
        while (NextTimer is { } next && next <= to)
        {
            moveTo(next > now() ? next : now());
            await RunUntilIdle();
        }

        moveTo(to > now() ? to : now());
    }

    private void FireDue()
    {
        while (_timers.Count > 0 && _timers.Min.FireAt <= now())
        {
            var timer = _timers.Min;
            _timers.Remove(timer);
            _instances[timer.InstanceId].Inbox.Add((timer.Generation, new TimerFired(timer.Id)));
        }
    }

    private void Run(Instance instance)
    {
        var taken = instance.Inbox.Count;
        var messages = instance.Inbox.Where(one => one.Generation is null || one.Generation == instance.Generation).Select(one => one.Message).ToList();
        if (messages.Exists(message => message is Terminated))
        {
            instance.Inbox.Clear();
            End(instance, OrchestrationRuntimeStatus.Terminated);
            return;
        }

        if (messages.Count == 0)
        {
            instance.Inbox.Clear();
            return;
        }

        List<HistoryEvent> news = [new TurnStarted(now()), .. messages];
        var outcome = Replayer.Run(instance.Id, _orchestrators[instance.Name], instance.History, news);
        if (Faults.CrashAt(++WorkItems))
        {
            return;
        }

        instance.Inbox.RemoveRange(0, taken);
        Count(Columns.Episodes);
        Commit(instance, news, outcome);
    }

    private void Commit(Instance instance, List<HistoryEvent> news, ReplayOutcome outcome)
    {
        instance.History.AddRange(news);
        instance.History.AddRange(outcome.Asked);
        instance.Status = OrchestrationRuntimeStatus.Running;
        instance.UpdatedAt = now();
        instance.LostEvents += outcome.Context.Lost;
        if (outcome.Context.HasCustomStatus)
        {
            instance.CustomStatus = outcome.Context.CustomStatus;
        }

        foreach (var asked in outcome.Asked)
        {
            Dispatch(instance, asked);
        }

        foreach (var (id, action) in outcome.Context.Actions)
        {
            if (action.IsCancelled)
            {
                _timers.RemoveWhere(timer => timer.InstanceId == instance.Id && timer.Generation == instance.Generation && timer.Id == id);
            }
        }

        if (outcome.End is { } end)
        {
            instance.History.Add(end);
            Finish(instance, end, outcome.Context);
        }
    }

    private void Dispatch(Instance instance, HistoryEvent asked)
    {
        if (asked is ActivityScheduled activity)
        {
            _queue.AddLast(new ActivityItem(instance.Id, instance.Generation, activity));
        }
        else if (asked is TimerCreated timer)
        {
            Count(Columns.Timers);
            _timers.Add(new TimerItem(timer.FireAt, instance.Id, instance.Generation, timer.Id));
        }
    }

    private void Finish(Instance instance, Ended end, ReplayContext context)
    {
        instance.ForgottenTimers += _timers.Count(timer => timer.InstanceId == instance.Id);
        if (end.How != HowEnded.ContinuedAsNew)
        {
            End(instance, end.How == HowEnded.Completed ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed);
            return;
        }

        Forget(instance.Id);
        Count(Columns.Generations);
        instance.Past.Add(instance.History);
        instance.History = [];
        instance.Generation++;
        var first = instance.Past[0].OfType<Started>().First();
        List<(int?, HistoryEvent)> carried = [(null, new Started(first.Name, first.Version, end.Detail))];
        if (context.ContinuedAsNew is { KeepEvents: true })
        {
            carried.AddRange(context.Buffered.Select(raised => ((int?)null, (HistoryEvent)raised)));
        }

        instance.Inbox.InsertRange(0, carried);
    }

    private void End(Instance instance, OrchestrationRuntimeStatus status)
    {
        instance.Status = status;
        instance.UpdatedAt = now();
        instance.Inbox.Clear();
        Forget(instance.Id);
    }

    private void Forget(string instanceId) => _timers.RemoveWhere(timer => timer.InstanceId == instanceId);

    private async Task Execute(LinkedListNode<ActivityItem> node)
    {
        var (instanceId, generation, activity) = node.Value;
        Count(Columns.Activities);
        var count = _executions[activity.Name] = _executions.GetValueOrDefault(activity.Name) + 1;
        var answers = await Answers(activity, Faults.Activity(activity.Name, count));
        if (Faults.CrashAt(++WorkItems))
        {
            return;
        }

        _queue.Remove(node);
        if (_instances.TryGetValue(instanceId, out var instance) && instance.IsAlive)
        {
            instance.Inbox.AddRange(answers.Select(answer => ((int?)generation, answer)));
        }
    }

    private async Task<IReadOnlyList<HistoryEvent>> Answers(ActivityScheduled activity, ActivityFault fault)
    {
        switch (fault)
        {
            case ActivityFault.FailBefore:
                return [new ActivityFailed(activity.Id, typeof(IOException).FullName!, "failed before")];
            case ActivityFault.FailAfter:
                await Answer(activity);
                return [new ActivityFailed(activity.Id, typeof(TimeoutException).FullName!, "timed out")];
            case ActivityFault.Twice:
                return [await Answer(activity), await Answer(activity)];
            case ActivityFault.Together:
                return await Task.WhenAll(Task.Run(() => Answer(activity)), Task.Run(() => Answer(activity)));
            default:
                return [await Answer(activity)];
        }
    }

    private async Task<HistoryEvent> Answer(ActivityScheduled activity)
    {
        try
        {
            return new ActivityCompleted(activity.Id, await _activities[activity.Name](activity.Input));
        }
        catch (Exception failure)
        {
            return new ActivityFailed(activity.Id, failure.GetType().FullName!, failure.Message);
        }
    }

    private sealed record ActivityItem(string InstanceId, int Generation, ActivityScheduled Activity);

    private readonly record struct TimerItem(DateTime FireAt, string InstanceId, int Generation, int Id)
    {
        public static IComparer<TimerItem> InOrder { get; } = Comparer<TimerItem>.Create((left, right) =>
            (left.FireAt, left.InstanceId, left.Generation, left.Id).CompareTo((right.FireAt, right.InstanceId, right.Generation, right.Id)));
    }
}
