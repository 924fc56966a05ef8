namespace Reminders.Policies.Yaml;

/// <summary>What to tell somebody whose file of one kind is no such file.</summary>
internal sealed record YamlAdvice(string Kind, string WhenEmpty, string InsteadOfAliases)
{
    public static YamlAdvice Policy { get; } = new(
        "policy", "it needs at least 'policy:', 'version:' and 'segments:'", "name what steps have in common under the top-level 'steps:'");
}
