using Reminders.Application.Policies;
using Reminders.Domain.Policies;
using Reminders.Policies;

namespace Reminders.Web.Tests.Host;

/// <summary>The shipped policy and a second one; a test can take one away.</summary>
internal sealed class TestPolicies : IPolicies
{
    private readonly Dictionary<string, Policy> _loaded = new[] { PolicySources.StandardPolicy, PolicySources.StandardPolicy with { Name = "gentle" } }
        .ToDictionary(policy => policy.Name);

    public IReadOnlyCollection<string> Names => _loaded.Keys;

    public Policy? Find(string nameOrReference) =>
        _loaded.Values.FirstOrDefault(policy => policy.Name == nameOrReference || policy.Reference == nameOrReference);

    public void Unload(string name) => _loaded.Remove(name);
}
