using System.CommandLine;
using System.Text.Json;
using Reminders.Messages;
using Reminders.Policies;
using Reminders.Policies.Linting;

namespace Reminders.Local.Commands;

/// <summary><c>lint</c>: says what is wrong with policy files, where, and what would be right. Errors end with exit code 1.</summary>
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
        var files = new Argument<string[]>("files") { Description = "Policy files.", Arity = ArgumentArity.OneOrMore };
        var templates = new Option<string?>("--templates") { Description = "A folder with templates of your own, such as de/friendly.hbs." };
        var format = new Option<Format>("--format") { Description = "text: file:line:column: what; json: one array." };
        var command = new Command("lint", "Check policy files before they are used.") { files, templates, format };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(templates), parsed.GetValue(format)));
        return command;
    }

    private static int Run(string[] files, string? templates, Format format)
    {
        var known = new TemplateSet(Renderer(templates).Wordings);
        var found = files.SelectMany(file => Check(file, known).Select(problem => (File: file, Problem: problem))).ToList();
        if (format == Format.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(found.Select(one => new
            {
                file = one.File,
                line = one.Problem.Line,
                column = one.Problem.Column,
                severity = one.Problem.Kind == ProblemKind.Error ? "error" : "warning",
                message = one.Problem.Message,
            }), Json));
        }
        else
        {
            found.ForEach(one => Console.WriteLine(one.Problem.In(one.File)));
            Console.WriteLine(Summary(files.Length, found.ConvertAll(one => one.Problem)));
        }

        return found.Exists(one => one.Problem.Kind == ProblemKind.Error) ? 1 : 0;
    }

    private static IEnumerable<PolicyProblem> Check(string file, TemplateSet templates)
    {
        var reading = PolicyReader.Read(PolicySources.Open(file).Text);
        return reading.File is { } policy ? PolicyLint.Check(policy, templates) : reading.Problems;
    }

    private static MessageRenderer Renderer(string? folder)
    {
        if (folder is null)
        {
            return new MessageRenderer();
        }

        if (!Directory.Exists(folder))
        {
            throw new StartException($"there is no folder '{folder}'");
        }

        var own = Directory.EnumerateFiles(folder, "*.hbs", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        try
        {
            var renderer = new MessageRenderer(own);
            return renderer.Check() is { Count: > 0 } broken ? throw new StartException(string.Join('\n', broken)) : renderer;
        }
        catch (TemplateException wrong)
        {
            throw new StartException(wrong.Message);
        }
    }

    private static string Summary(int files, List<PolicyProblem> problems)
    {
        var errors = problems.Count(problem => problem.Kind == ProblemKind.Error);
        var checkedFiles = $"{files} {(files == 1 ? "file" : "files")}";
        return problems.Count == 0
            ? $"{checkedFiles} checked: all is well."
            : $"{checkedFiles} checked: {errors} {(errors == 1 ? "error" : "errors")}, {problems.Count - errors} {(problems.Count - errors == 1 ? "warning" : "warnings")}.";
    }
}
