using Reminders.Domain.Policies;
using Reminders.Local.Commands;
using Reminders.Messages;
using Reminders.Policies;
using Reminders.Policies.Linting;

namespace Reminders.Local.Simulations;

/// <summary>A policy to try: the shipped one by its name, or a file.</summary>
internal sealed record PolicyChoice(Policy Policy, string Label)
{
    /// <exception cref="PolicyException">One line for each error in the file, with file, line and column.</exception>
    /// <exception cref="StartException">There is no such file.</exception>
    public static PolicyChoice Of(string nameOrFile, MessageRenderer renderer)
    {
        if (nameOrFile == PolicySources.StandardPolicy.Name)
        {
            return new PolicyChoice(PolicySources.StandardPolicy, PolicySources.StandardPolicy.Reference);
        }

        if (!File.Exists(nameOrFile))
        {
            throw new StartException($"there is no policy file '{nameOrFile}'; name a file, or standard for the shipped policy");
        }

        var policy = PolicySources.Load([PolicySources.Open(nameOrFile)], new TemplateSet(renderer.Wordings))[0];
        return new PolicyChoice(policy, policy.Reference);
    }

    /// <summary>Told apart where both call themselves the same.</summary>
    public PolicyChoice Beside(PolicyChoice other, string file) =>
        other.Label == Label ? this with { Label = $"{Label} ({Path.GetFileName(file)})" } : this;
}
