using Reminders.Faults.Running;

namespace Reminders.Faults.Mutants;

/// <summary>The product with one safeguard taken away, by what is put between it and its ports.</summary>
/// <param name="Name">Short, for the table.</param>
/// <param name="Removes">What is missing.</param>
internal sealed record Mutant(string Name, string Removes, Func<NodePorts, NodePorts> Apply)
{
    public static Mutant None { get; } = new("none", "nothing", ports => ports);

    /// <summary>Whether overdue cases are rung again.</summary>
    public bool HasSweep { get; init; } = true;
}
