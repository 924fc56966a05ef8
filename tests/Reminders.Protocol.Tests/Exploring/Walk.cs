using Reminders.Protocol.Tests.Model;

namespace Reminders.Protocol.Tests.Exploring;

/// <summary>Runs of the model in which chance picks each step.</summary>
internal static class Walk
{
    public static Trace Random(ContactModel model, int seed, int steps)
    {
        var random = new Random(seed);
        var state = model.Start;
        var trace = new TraceBuilder(state);
        var moves = new List<Move>();
        for (var i = 0; i < steps; i++)
        {
            moves.Clear();
            model.Expand(state, moves);

            // Mostly work: left to chance alone, time would pass and nothing be done.
            var work = moves.FindAll(move => move.Step.Kind < StepKind.Crash);
            var from = work.Count > 0 && random.Next(8) > 0 ? work : moves;
            var move = from[random.Next(from.Count)];
            trace.Add(move);
            state = move.After;
        }

        return trace.Build();
    }
}
