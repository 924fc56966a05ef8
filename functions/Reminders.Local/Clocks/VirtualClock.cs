using NodaTime;
using NodaTime.Text;

namespace Reminders.Local.Clocks;

/// <summary>A clock that stands still until it is moved, never goes back, and remembers its time in the data folder.</summary>
public sealed class VirtualClock : IClock
{
    private readonly string _path;
    private long _ticks;

    private VirtualClock(string path, Instant now)
    {
        _path = path;
        _ticks = now.ToUnixTimeTicks();
        Remember(now);
    }

    /// <summary>Starts at the given instant, or later where the data folder has already seen later.</summary>
    public static VirtualClock Open(string folder, Instant from)
    {
        var path = PathIn(folder);
        var seen = LastSeen(folder);
        return new VirtualClock(path, seen is { } later && later > from ? later : from);
    }

    /// <summary>The time a virtual clock left behind in a data folder, or null if it never had one.</summary>
    public static Instant? LastSeen(string folder)
    {
        var path = PathIn(folder);
        return File.Exists(path) && InstantPattern.ExtendedIso.Parse(File.ReadAllText(path).Trim()).TryGetValue(default, out var seen)
            ? seen
            : null;
    }

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    /// <summary>Moves forward; an earlier instant leaves it where it is.</summary>
    public void MoveTo(Instant to)
    {
        if (to > GetCurrentInstant())
        {
            Remember(to);
            Interlocked.Exchange(ref _ticks, to.ToUnixTimeTicks());
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, "clock");

    private void Remember(Instant now)
    {
        var temporary = _path + ".new";
        File.WriteAllText(temporary, InstantPattern.ExtendedIso.Format(now));
        File.Move(temporary, _path, overwrite: true);
    }
}
