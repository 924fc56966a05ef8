using Reminders.Domain.Policies;

namespace Reminders.Application.Policies;

/// <summary>The policies that are loaded. A version some case still follows is always among them.</summary>
public interface IPolicies
{
    /// <summary>By name (<c>standard</c>: its newest version) or by reference (<c>standard@1</c>).</summary>
    Policy? Find(string nameOrReference);

    IReadOnlyCollection<string> Names { get; }
}

/// <summary>The policies that ship with Reminders.</summary>
public sealed class ShippedPolicies : IPolicies
{
    public IReadOnlyCollection<string> Names { get; } = [StandardPolicy.Version1.Name];

    public Policy? Find(string nameOrReference) =>
        nameOrReference == StandardPolicy.Version1.Name || nameOrReference == StandardPolicy.Version1.Reference
            ? StandardPolicy.Version1
            : null;
}
