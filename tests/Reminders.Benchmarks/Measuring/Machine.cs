using System.Globalization;

namespace Reminders.Benchmarks.Measuring;

/// <summary>What the operating system says of itself.</summary>
internal static class Machine
{
    /// <summary>Load average over the last minute; 0 where the system does not tell.</summary>
    public static double Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;
}
