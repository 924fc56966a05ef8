using System.Text.Json.Serialization;

namespace Reminders.Faults.Schedules;

/// <summary>What happens at a gate.</summary>
[JsonDerivedType(typeof(Crash), "crash")]
[JsonDerivedType(typeof(Refuse), "refuse")]
[JsonDerivedType(typeof(Stall), "stall")]
[JsonDerivedType(typeof(Other), "other")]
[JsonDerivedType(typeof(Meanwhile), "meanwhile")]
public abstract record Fault
{
    /// <summary>The process dies.</summary>
    public sealed record Crash : Fault;

    /// <summary>The port throws.</summary>
    public sealed record Refuse : Fault;

    /// <summary>The process is frozen while time passes for everybody else.</summary>
    public sealed record Stall(int Seconds) : Fault;

    /// <summary>The other process looks at what is due, for so many gates, before this one goes on.</summary>
    public sealed record Other(int Gates) : Fault;

    /// <summary>Somebody sends something to the other process just now.</summary>
    public sealed record Meanwhile(Input What) : Fault;

    /// <summary>Not a fault: its turn is over.</summary>
    public sealed record Slice : Fault
    {
        public static Slice Over { get; } = new();
    }
}
