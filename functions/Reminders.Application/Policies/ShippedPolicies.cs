using Reminders.Domain.Policies;
using Reminders.Policies;

namespace Reminders.Application.Policies;

/// <summary>The policy that ships with Reminders, alone.</summary>
public sealed class ShippedPolicies : IPolicies
{
    private readonly LoadedPolicies _loaded = new([PolicySources.StandardPolicy]);

    public IReadOnlyCollection<string> Names => _loaded.Names;

    public Policy? Find(string nameOrReference) => _loaded.Find(nameOrReference);
}
