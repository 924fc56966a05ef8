using Reminders.Application.Contacts;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Local.Settings;

/// <summary>The shipped message templates and those in the data folder.</summary>
internal static class LocalTemplates
{
    /// <exception cref="TemplateException">Names each mistake with file and line.</exception>
    public static MessageTemplates Load(string dataFolder) => OwnTemplates.Load(Path.Combine(dataFolder, TemplateSources.Folder));
}
