using Reminders.Protocol.Tests.Model;

namespace Reminders.Protocol.Tests.Exploring;

/// <summary>A step with the names that its worker and its contact keep throughout the trace. Contacts count from 1; 0: none.</summary>
internal sealed record NamedStep(Step Step, int Worker, int Contact);

/// <summary>How a run went from its start, and what it broke in its last step, if anything.</summary>
internal sealed record Trace(State Start, IReadOnlyList<NamedStep> Steps, State End, Breach? Breach);

/// <summary>Follows the workers through the swaps of the standard form, and the contacts through the slots they are kept in.</summary>
internal sealed class TraceBuilder(State start)
{
    private readonly State _start = start;
    private readonly List<NamedStep> _steps = [];
    private readonly int[] _workers = [0, 1];
    private readonly int[] _contacts = new int[State.Contacts];
    private State _end;
    private Breach? _breach;
    private int _claims;

    public void Add(Move move)
    {
        var step = move.Step;
        if (step is { Kind: StepKind.Claim, Turn: Turn.Done })
        {
            _contacts[step.Contact] = ++_claims;
        }

        _steps.Add(new NamedStep(step, _workers[step.Worker], _contacts[step.Contact]));
        if (move.Swapped)
        {
            (_workers[0], _workers[1]) = (_workers[1], _workers[0]);
        }

        (_end, _breach) = (move.After, move.Breach);
    }

    public Trace Build() => new(_start, _steps, _end, _breach);
}
