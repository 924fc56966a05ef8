using System.Globalization;
using Reminders.Fuzzing;

if (args is not [var name, .. var rest] || Number(rest, "--seconds", 10) is not { } seconds || Number(rest, "--seed", 1) is not { } seed)
{
    Console.Error.WriteLine($"<{string.Join('|', AllTargets.All.Select(target => target.Name))}|all> [--seconds N] [--seed S]");
    return 2;
}

var chosen = AllTargets.All.Where(target => name == "all" || target.Name == name).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no parser '{name}'.");
    return 2;
}

var reports = FuzzRun.All(chosen, TimeSpan.FromSeconds(seconds), seed);
reports.ForEach(Console.WriteLine);
return reports.TrueForAll(report => report.Problem is null) ? 0 : 1;

static int? Number(string[] rest, string option, int otherwise)
{
    var at = Array.IndexOf(rest, option);
    return at < 0 ? otherwise
        : at + 1 < rest.Length && int.TryParse(rest[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given
        : null;
}
