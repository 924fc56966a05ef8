using Reminders.Protocol.Tests.Model;

namespace Reminders.Protocol.Tests.Exploring;

/// <summary>What an exploration came to: how many states there are, and the first breach if there is one.</summary>
internal sealed record Explored(int States, int Depth, bool IsComplete, Trace? Breach, IReadOnlyList<Trace> Covering);

/// <summary>
/// Visits every state a protocol can reach, nearest first, so that the trace to a breach is as short as any. States are kept whole:
/// none is taken for another.
/// </summary>
internal sealed class Explorer(ContactModel model)
{
    private const int PageBits = 16;

    private readonly List<State[]> _pages = [];
    private readonly List<int[]> _parents = [];
    private int[] _table = new int[1 << 16];
    private int _count;

    /// <param name="limit">How many states at most.</param>
    /// <param name="covers">Also answer a shortest trace to every kind of transition.</param>
    public Explored Run(int limit = int.MaxValue, bool covers = false)
    {
        Add(model.Start, -1);
        var moves = new List<Move>();
        var kinds = new Dictionary<int, (int State, Move Move)>();
        var (at, depth, levelEnd) = (0, 0, _count);
        while (at < _count && _count < limit)
        {
            if (at == levelEnd)
            {
                (depth, levelEnd) = (depth + 1, _count);
            }

            var from = this[at];
            moves.Clear();
            model.Expand(from, moves);
            foreach (var move in moves)
            {
                if (move.Breach is not null)
                {
                    return new Explored(_count, depth, false, TraceTo(at, move), []);
                }

                Add(move.After, at);
                if (covers)
                {
                    kinds.TryAdd(KindOf(from, move.Step), (at, move));
                }
            }

            at++;
        }

        return new Explored(_count, depth, at == _count, null, [.. kinds.OrderBy(kind => kind.Key).Select(kind => TraceTo(kind.Value.State, kind.Value.Move))]);
    }

    private State this[int index] => _pages[index >> PageBits][index & ((1 << PageBits) - 1)];

    // A step is another kind of step beside another worker's step; what happens outside, beside whoever has come farthest.
    private static int KindOf(State from, Step step)
    {
        var beside = step.Kind < StepKind.Pay
            ? from.PhaseOf(1 - step.Worker)
            : (Phase)Math.Max((uint)from.PhaseOf(0), (uint)from.PhaseOf(1));
        return (((int)step.Kind * 32) + (int)step.Turn) * 16 + (int)beside;
    }

    private void Add(State state, int parent)
    {
        if (2 * _count >= _table.Length)
        {
            Grow();
        }

        var slot = SlotOf(state);
        if (_table[slot] != 0)
        {
            return;
        }

        if (_count >> PageBits == _pages.Count)
        {
            _pages.Add(new State[1 << PageBits]);
            _parents.Add(new int[1 << PageBits]);
        }

        _pages[^1][_count & ((1 << PageBits) - 1)] = state;
        _parents[^1][_count & ((1 << PageBits) - 1)] = parent;
        _table[slot] = ++_count;
    }

    // Where the state is in the table, or the free place it belongs in. The table holds indices plus one.
    private int SlotOf(State state)
    {
        var slot = (int)(state.Hash() & (ulong)(_table.Length - 1));
        while (_table[slot] != 0 && !this[_table[slot] - 1].Equals(state))
        {
            slot = (slot + 1) & (_table.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        _table = new int[2 * _table.Length];
        for (var index = 0; index < _count; index++)
        {
            _table[SlotOf(this[index])] = index + 1;
        }
    }

    private Trace TraceTo(int index, Move last)
    {
        var path = new Stack<int>();
        for (var at = index; at >= 0; at = _parents[at >> PageBits][at & ((1 << PageBits) - 1)])
        {
            path.Push(at);
        }

        var state = this[path.Pop()];
        var trace = new TraceBuilder(state);
        var moves = new List<Move>();
        while (path.TryPop(out var next))
        {
            var after = this[next];
            moves.Clear();
            model.Expand(state, moves);
            trace.Add(moves.First(move => move.After.Equals(after)));
            state = after;
        }

        trace.Add(last);
        return trace.Build();
    }
}
