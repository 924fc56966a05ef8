using Reminders.Domain.Policies;

namespace Reminders.Application.Policies;

/// <summary>The policies that are loaded. A version some case still follows is always among them.</summary>
public interface IPolicies
{
    /// <summary>By name (<c>standard</c>: its newest version) or by reference (<c>standard@1</c>).</summary>
    Policy? Find(string nameOrReference);

    IReadOnlyCollection<string> Names { get; }
}
