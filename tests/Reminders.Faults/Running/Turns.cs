using Reminders.Faults.Schedules;

namespace Reminders.Faults.Running;

/// <summary>
/// Decides who goes on. All flows share one thread; a flow is held only at gates, where a fault was armed or its turn is over. So a
/// seed always gives the same story.
/// </summary>
public sealed class Turns
{
    /// <summary>More gates than this without time passing is no work but a spin.</summary>
    private const int TooMany = 5_000;

    private readonly List<(GateFilter Where, Fault Fault, int Left)> _armed = [];
    private Flow? _current;
    private int _sinceTimePassed;

    public int Gates { get; private set; }

    /// <summary>What a fault does to the world while a flow is held by it.</summary>
    public Action<Flow, Fault> Strike { get; set; } = (_, _) => { };

    public void Arm(GateFilter where, Fault fault) => _armed.Add((where, fault, where.Skip));

    public void Disarm() => _armed.Clear();

    public void TimePassed() => _sinceTimePassed = 0;

    /// <summary>Called by every port.</summary>
    public Task Pass(Gate gate)
    {
        Gates++;
        if (++_sinceTimePassed > TooMany)
        {
            throw new SpinException($"{gate} again and again");
        }

        var flow = _current ?? throw new InvalidOperationException("A port was used outside of any flow.");
        if (FaultAt(gate) is { } fault)
        {
            return fault is Fault.Refuse ? Task.FromException(new InjectedException($"{gate.Kind} was refused")) : flow.Hold(fault, gate.Kind);
        }

        return flow.Budget-- > 0 ? Task.CompletedTask : flow.Hold(Fault.Slice.Over, gate.Kind);
    }

    /// <summary>Runs a flow to its end or its process's death. Others run meanwhile as faults want.</summary>
    public void Run(Flow flow)
    {
        Continue(flow, flow.Start);
        while (!flow.IsOver)
        {
            if (flow.HeldBy is Fault.Slice)
            {
                flow.Budget = int.MaxValue;
            }
            else
            {
                Strike(flow, flow.HeldBy ?? throw new InvalidOperationException("The flow waits for something that is not a port."));
            }

            if (!flow.IsOver)
            {
                Continue(flow, flow.Resume);
            }
        }
    }

    /// <summary>Runs a flow for so many gates; answers whether it is over.</summary>
    public bool RunFor(Flow flow, int gates)
    {
        flow.Budget = gates;
        Continue(flow, flow.Start);
        while (!flow.IsOver && flow.HeldBy is not (null or Fault.Slice))
        {
            Strike(flow, flow.HeldBy);
            if (!flow.IsOver)
            {
                Continue(flow, flow.Resume);
            }
        }

        return flow.IsOver;
    }

    /// <summary>Lets a flow whose turn was over go on to its end.</summary>
    public void Finish(Flow flow)
    {
        flow.Budget = int.MaxValue;
        if (!flow.IsOver)
        {
            Continue(flow, flow.Resume);
        }

        while (!flow.IsOver)
        {
            Strike(flow, flow.HeldBy!);
            if (!flow.IsOver)
            {
                Continue(flow, flow.Resume);
            }
        }
    }

    private void Continue(Flow flow, Action go)
    {
        var before = _current;
        _current = flow;
        go();
        _current = before;
    }

    private Fault? FaultAt(Gate gate)
    {
        for (var i = 0; i < _armed.Count; i++)
        {
            var (where, fault, left) = _armed[i];
            if (!where.Fits(gate))
            {
                continue;
            }

            if (left > 0)
            {
                _armed[i] = (where, fault, left - 1);
                continue;
            }

            _armed.RemoveAt(i);
            return fault;
        }

        return null;
    }
}

/// <summary>A fault of the schedule, told apart from faults of the product.</summary>
public sealed class InjectedException(string message) : Exception(message);

/// <summary>The product works and works and comes to no end.</summary>
public sealed class SpinException(string message) : Exception(message);
