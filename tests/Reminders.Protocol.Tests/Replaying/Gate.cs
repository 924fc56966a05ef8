namespace Reminders.Protocol.Tests.Replaying;

/// <summary>
/// Where a worker of the real code stops before each of the model's steps until the trace lets it go on. Nothing sleeps: whoever
/// lets it go on waits until it stands at the next gate or has come to its end.
/// </summary>
internal sealed class Gate
{
    private TaskCompletionSource _arrived = NewSource();
    private TaskCompletionSource? _open;
    private Task _run = Task.CompletedTask;

    public bool IsIdle => _run.IsCompleted;

    public Stage Stage { get; set; }

    /// <summary>Starts a run and waits until it stands at its first gate.</summary>
    public async Task Start(Stage stage, Func<Task> run)
    {
        Stage = stage;
        _arrived = NewSource();
        _run = Task.Run(async () =>
        {
            try
            {
                await run();
            }
            catch (DiedException)
            {
                // That was its end.
            }
        });
        await Settled();
    }

    /// <summary>Lets the worker, which stands at a gate, take one step.</summary>
    public async Task Step()
    {
        var open = _open!;
        _arrived = NewSource();
        open.SetResult();
        await Settled();
    }

    /// <summary>The process dies where it stands.</summary>
    public async Task Die()
    {
        if (!IsIdle)
        {
            _open!.SetException(new DiedException());
            await _run;
        }
    }

    /// <summary>Called by the worker.</summary>
    public Task Arrive()
    {
        _open = NewSource();
        _arrived.SetResult();
        return _open.Task;
    }

    private async Task Settled()
    {
        if (await Task.WhenAny(_arrived.Task, _run) == _run && !_arrived.Task.IsCompleted)
        {
            await _run;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>How far a run is: which calls of its ports are steps of their own.</summary>
internal enum Stage
{
    Lead,
    Customer,
    Listing,
    Claiming,
    Intending,
    Leaving,
    Recording,
    Sweeping,
    Suppressing,
}

/// <summary>A process that is no more.</summary>
internal sealed class DiedException : Exception;
