using Reminders.Faults.Schedules;

namespace Reminders.Faults.Running;

/// <summary>
/// One line of work of one process. Runs until it is over, or until it is held at a gate; only <see cref="Turns"/> lets it go on. A flow
/// of a process that died is never resumed: none of its code runs any more, as after a power cut.
/// </summary>
public sealed class Flow(Node node, Func<Task> work)
{
    private TaskCompletionSource? _held;

    public Node Node => node;

    /// <summary>What holds it, if anything does; <see cref="Fault.Slice"/> when its turn was over.</summary>
    public Fault? HeldBy { get; private set; }

    /// <summary>How many gates it may pass before others have their turn again.</summary>
    public int Budget { get; set; } = int.MaxValue;

    public Task? Done { get; private set; }

    public bool IsOver => node.IsDead || Done is { IsCompleted: true };

    public void Start() => Done = work();

    public GateKind? HeldAt { get; private set; }

    public Task Hold(Fault fault, GateKind at)
    {
        (HeldBy, HeldAt) = (fault, at);
        _held = new TaskCompletionSource();
        return _held.Task;
    }

    public void Resume()
    {
        var held = _held!;
        (_held, HeldBy, HeldAt) = (null, null, null);
        held.SetResult();
    }
}
