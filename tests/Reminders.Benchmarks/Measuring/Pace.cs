using System.Diagnostics;

namespace Reminders.Benchmarks.Measuring;

/// <summary>How fast something went, and what each took of the processors, in microseconds. The latter is steadier on a machine that is not alone.</summary>
internal readonly record struct Pace(double PerSecond, double Microseconds)
{
    /// <summary>The pace of doing something so many times, by the processor time of whoever does it.</summary>
    public static async Task<Pace> Of(int count, Func<TimeSpan> processorTime, Func<Task> act)
    {
        var before = processorTime();
        var watch = Stopwatch.StartNew();
        await act();
        var seconds = watch.Elapsed.TotalSeconds;
        return new Pace(count / seconds, (processorTime() - before).TotalMicroseconds / count);
    }

    /// <summary>The processor time of this process so far.</summary>
    public static TimeSpan Own() => Environment.CpuUsage.TotalTime;
}
