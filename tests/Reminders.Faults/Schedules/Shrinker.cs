namespace Reminders.Faults.Schedules;

/// <summary>Delta debugging: takes moves out, many at once and then fewer, as long as what is left still fails in the same way.</summary>
public static class Shrinker
{
    public static Schedule Shrink(Schedule failing, Func<Schedule, bool> stillFails)
    {
        var moves = failing.Moves;
        for (var size = Math.Max(1, moves.Length / 2); ;)
        {
            var before = moves.Length;
            for (var from = moves.Length - size; from >= 0; from = Math.Min(from - size, moves.Length - size))
            {
                var fewer = moves.RemoveRange(from, Math.Min(size, moves.Length - from));
                if (stillFails(failing with { Moves = fewer }))
                {
                    moves = fewer;
                }
            }

            if (size > 1)
            {
                size /= 2;
            }
            else if (moves.Length == before)
            {
                return failing with { Moves = moves };
            }
        }
    }
}
