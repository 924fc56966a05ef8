using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Application.Contacts;

/// <summary>A company's own message templates in a folder, over the shipped ones.</summary>
public static class OwnTemplates
{
    /// <exception cref="TemplateException">Names each mistake with file and line.</exception>
    /// <exception cref="PolicyException">A file is too large to be a template or not in UTF-8, or there are too many.</exception>
    public static MessageTemplates Load(string folder) => MessageTemplates.Load(Files(folder));

    /// <summary>The files by their path inside the folder.</summary>
    /// <exception cref="PolicyException">A file is too large to be a template or not in UTF-8, or there are too many.</exception>
    public static IReadOnlyList<KeyValuePair<string, TemplateSource>> Files(string folder) =>
        [.. TemplateSources.In(folder).Select(one => KeyValuePair.Create(one.Path, new TemplateSource(one.Source.File, one.Source.Text)))];
}
