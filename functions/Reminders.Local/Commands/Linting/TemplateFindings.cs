using Reminders.Application.Contacts;
using Reminders.Messages;

namespace Reminders.Local.Commands.Linting;

/// <summary>What is wrong with a folder of message templates, and the words that policies can rely on.</summary>
internal sealed record TemplateFindings(int Files, MessageRenderer Renderer, IReadOnlyList<LintFinding> Found)
{
    public static TemplateFindings None => new(0, MessageTemplates.Shipped.Shared, []);

    /// <exception cref="StartException">There is no such folder, or nothing in it.</exception>
    /// <exception cref="TemplateException">A file lies where no template is looked for.</exception>
    public static TemplateFindings In(string folder)
    {
        var files = OwnTemplates.Files(folder);
        if (files.Count == 0)
        {
            throw new StartException(Directory.Exists(folder) ? $"there is no template (*.hbs) in '{folder}'" : $"there is no folder '{folder}'");
        }

        var (templates, problems) = MessageTemplates.Check(files);
        return new TemplateFindings(
            files.Count,
            templates.Shared,
            [.. problems.Select(problem => new LintFinding(problem.File, problem.Line, 1, problem.IsWarning, problem.Message, problem.ToString()))]);
    }
}
