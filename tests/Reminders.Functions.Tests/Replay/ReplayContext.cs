using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static Reminders.Functions.Tests.Replay.HistoryEvent;

namespace Reminders.Functions.Tests.Replay;

/// <summary>What an orchestrator sees during one run from the start of its history.</summary>
internal sealed class ReplayContext(string instanceId, string name, string version) : TaskOrchestrationContext
{
    // As the real worker: longer timers are chained from hops of this length.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(3);

    private readonly SortedDictionary<int, OpenAction> _actions = [];
    private readonly Dictionary<string, Stack<TaskCompletionSource<string?>>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> _buffered = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private DateTime _now;
    private string? _input;
    private int _nextId;
    private int _guids;

    public override TaskName Name => name;

    public override string InstanceId => instanceId;

    public override string Version => version;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => OnThread(_now);

    public override bool IsReplaying => Replaying;

    public bool Replaying { get; set; }

    public IReadOnlyDictionary<int, OpenAction> Actions => _actions;

    /// <summary>Events no waiter took; they go on to the next generation.</summary>
    public IReadOnlyList<EventRaised> Buffered => _buffered;

    /// <summary>Events that went to a waiter nobody listens to any more.</summary>
    public int Lost { get; private set; }

    public bool HasCustomStatus { get; private set; }

    public string? CustomStatus { get; private set; }

    public (object? Input, bool KeepEvents)? ContinuedAsNew { get; private set; }

    public bool IsWaiting => _waiters.Values.Any(stack => stack.Count > 0) || _actions.Values.Any(action => !action.IsDone && !action.IsCancelled);

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public void StartTurn(DateTime at) => _now = at;

    public void Start(string? input) => _input = input;

    public void Confirm(int id, HistoryEvent recorded)
    {
        if (!_actions.TryGetValue(id, out var action) || action.IsConfirmed)
        {
            throw new NonDeterminismException($"history has #{id} {recorded}, the code asks for nothing there");
        }

        if (action.Asked != recorded)
        {
            throw new NonDeterminismException($"history has #{id} {recorded}, the code asks for {action.Asked}");
        }

        action.IsConfirmed = true;
    }

    public void Complete(int id, string? result) => Finish(id, action => action.Result.TrySetResult(result));

    public void Fail(ActivityFailed failed)
    {
        var details = new TaskFailureDetails(failed.ErrorType, failed.Message, null, null, null);
        Finish(failed.Id, action => action.Result.TrySetException(
            new TaskFailedException(((ActivityScheduled)action.Asked).Name, failed.Id, details)));
    }

    /// <summary>The real rule, fault and all: the newest waiter takes it, even if nobody listens to that one any more.</summary>
    public void Raise(EventRaised raised)
    {
        if (!_waiters.TryGetValue(raised.Name, out var stack) || !stack.TryPop(out var waiter))
        {
            _buffered.Add(raised);
        }
        else if (!waiter.TrySetResult(raised.Payload) && !Replaying)
        {
            Lost++;
        }
    }

    public override T? GetInput<T>()
        where T : default => OnThread(_input is null ? default : JsonSerializer.Deserialize<T>(_input));

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var policy = options?.Retry?.Policy;
        var wait = policy?.FirstRetryInterval ?? TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await Ask(id => new ActivityScheduled(id, name, JsonSerializer.Serialize(input))).Result.Task;
                return result is null ? default! : JsonSerializer.Deserialize<TResult>(result)!;
            }
            catch (TaskFailedException) when (policy is not null && attempt < policy.MaxNumberOfAttempts)
            {
                await CreateTimer(_now + wait, CancellationToken.None);
                wait = TimeSpan.FromTicks(Math.Min((wait * policy.BackoffCoefficient).Ticks, policy.MaxRetryInterval.Ticks));
            }
        }
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        while (fireAt - _now > LongestTimer)
        {
            await OneTimer(_now + LongestTimer, cancellationToken);
        }

        await OneTimer(fireAt, cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        OnThread(0);
        var at = _buffered.FindIndex(raised => string.Equals(raised.Name, eventName, StringComparison.OrdinalIgnoreCase));
        if (at >= 0)
        {
            var payload = _buffered[at].Payload;
            _buffered.RemoveAt(at);
            return Task.FromResult(Read<T>(payload));
        }

        var waiter = new TaskCompletionSource<string?>();
        if (!_waiters.TryGetValue(eventName, out var stack))
        {
            _waiters[eventName] = stack = [];
        }

        stack.Push(waiter);
        cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return Typed(waiter.Task);

        static async Task<T> Typed(Task<string?> raw) => Read<T>(await raw);
    }

    public override void SetCustomStatus(object? customStatus)
    {
        HasCustomStatus = OnThread(true);
        CustomStatus = JsonSerializer.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinuedAsNew = OnThread((newInput, preserveUnprocessedEvents));

    public override Guid NewGuid() =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{instanceId} {_now:O} {_guids++}")).AsSpan(0, 16));

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    private static T Read<T>(string? payload) => payload is null ? default! : JsonSerializer.Deserialize<T>(payload)!;

    private async Task OneTimer(DateTime fireAt, CancellationToken cancellation)
    {
        var action = Ask(id => new TimerCreated(id, fireAt));
        cancellation.Register(() =>
        {
            action.IsCancelled = !action.IsDone;
            action.Result.TrySetCanceled(cancellation);
        });
        await action.Result.Task;
    }

    private OpenAction Ask(Func<int, HistoryEvent> ask)
    {
        OnThread(0);
        var action = new OpenAction(ask(_nextId), Replaying);
        _actions[_nextId++] = action;
        return action;
    }

    // A second result of the same activity, or a timer that was cancelled, finds nobody waiting.
    private void Finish(int id, Action<OpenAction> finish)
    {
        if (!_actions.TryGetValue(id, out var action))
        {
            throw new NonDeterminismException($"history has an outcome of #{id}, the code never asked for that");
        }

        if (!action.IsDone)
        {
            action.IsDone = true;
            finish(action);
        }
    }

    private T OnThread<T>(T value) => Environment.CurrentManagedThreadId == _thread
        ? value
        : throw new NonDeterminismException("the orchestrator left its thread (Task.Run, ConfigureAwait(false) or I/O)");
}
