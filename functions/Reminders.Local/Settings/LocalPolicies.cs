using Reminders.Application.Policies;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Local.Settings;

/// <summary>The shipped policy and those in the data folder.</summary>
internal static class LocalPolicies
{
    public const string Folder = "policies";

    /// <exception cref="PolicyException">Names each error with file, line and column.</exception>
    /// <exception cref="TemplateException">A message template that policies may name cannot be used.</exception>
    public static IPolicies Load(string dataFolder) => Load(dataFolder, LocalTemplates.Load(dataFolder));

    /// <exception cref="PolicyException">Names each error with file, line and column.</exception>
    public static IPolicies Load(string dataFolder, MessageTemplates templates) =>
        LoadedPolicies.Load(PolicySources.In(Path.Combine(dataFolder, Folder)), templates.Shared);
}
