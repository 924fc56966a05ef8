using Reminders.Application.Policies;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Local.Settings;

/// <summary>The shipped policy and those in the data folder.</summary>
internal static class LocalPolicies
{
    public const string Folder = "policies";

    /// <exception cref="PolicyException">Names each error with file, line and column.</exception>
    public static IPolicies Load(string dataFolder) =>
        LoadedPolicies.Load(PolicySources.In(Path.Combine(dataFolder, Folder)), new MessageRenderer());
}
