using System.CommandLine;
using System.Text.Json;
using Reminders.Local.Commands.Linting;
using Reminders.Messages;
using Reminders.Policies.Linting;

namespace Reminders.Local.Commands;

/// <summary>
/// <c>lint</c>: says what is wrong with policies and message templates, where, and what would be right. Errors end with exit code 1.
/// </summary>
internal static class LintCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private enum Format
    {
        Text,
        Json,
    }

    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Policy files, or folders of them; none where only templates are checked.", Arity = ArgumentArity.ZeroOrMore };
        var templates = new Option<string?>("--templates") { Description = "A folder with message templates of your own, such as de/friendly.hbs: checked too." };
        var format = new Option<Format>("--format") { Description = "text: file:line:column: what; json: one array." };
        var command = new Command("lint", "Check policies and message templates before they are used.") { files, templates, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is null or { Length: 0 } && result.GetValue(templates) is null)
            {
                result.AddError("lint needs policy files, or --templates with a folder");
            }
        });
        command.SetAction(parsed => Run(parsed.GetValue(files) ?? [], parsed.GetValue(templates), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string[] paths, string? folder, Format format)
    {
        List<string> files = [.. paths.SelectMany(PolicyFindings.Files)];
        var templates = folder is null ? TemplateFindings.None : TemplateFindings.In(folder);
        var known = new TemplateSet(templates.Renderer.Wordings);
        List<LintFinding> found = [.. templates.Found, .. PolicyFindings.In(files, known)];
        if (format == Format.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(found.Select(one => new
            {
                file = one.File,
                line = one.Line,
                column = one.Column,
                severity = one.IsWarning ? "warning" : "error",
                message = one.Message,
            }), Json));
        }
        else
        {
            found.ForEach(one => Console.WriteLine(one.Text));
            Console.WriteLine(Summary(files.Count + templates.Files, found));
        }

        return found.Exists(one => !one.IsWarning) ? 1 : 0;
    }

    private static string Summary(int files, List<LintFinding> found)
    {
        var errors = found.Count(one => !one.IsWarning);
        var checkedFiles = $"{files} {(files == 1 ? "file" : "files")}";
        return found.Count == 0
            ? $"{checkedFiles} checked: all is well."
            : $"{checkedFiles} checked: {errors} {(errors == 1 ? "error" : "errors")}, {found.Count - errors} {(found.Count - errors == 1 ? "warning" : "warnings")}.";
    }
}
