using System.Collections.Frozen;
using System.Collections.Immutable;
using Reminders.Domain.Contacts;
using Reminders.Domain.Names;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using Reminders.Policies.Yaml;

namespace Reminders.Policies.Reading;

/// <summary>Reads chains of steps. What a step leaves out it takes from the shared step with its id.</summary>
internal sealed class StepReader(List<PolicyProblem> problems, Places places, ContactHours hours, ImmutableArray<string> charges)
{
    private const int MostSteps = 30;

    private static readonly FrozenDictionary<string, int> Severities = new Dictionary<string, int>
    {
        ["soft"] = Severity.Soft,
        ["friendly"] = Severity.Friendly,
        ["firm"] = Severity.Firm,
        ["formal"] = Severity.Formal,
        ["handOver"] = Severity.HandOver,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Tasks =
        new[] { TaskKind.Call, TaskKind.Letter, TaskKind.Review }.ToFrozenDictionary(task => task);

    private static readonly string[] Evasions = ["latest", "onlyIf", "minimumOutstanding"];

    private static readonly FrozenDictionary<string, string> Channels = Channel.All.ToFrozenDictionary(channel => channel);

    private static readonly FrozenDictionary<string, bool> Conditions =
        new Dictionary<string, bool> { ["nothingDelivered"] = true }.ToFrozenDictionary();

    public ImmutableArray<YamlMap> Shared(Section top)
    {
        var shared = ImmutableArray.CreateBuilder<YamlMap>();
        foreach (var node in top.Items("steps", MostSteps))
        {
            var section = new Section(node, PolicyKeys.SharedStep, problems);
            var id = section.Need("id", Words.Id);
            if (node is not YamlMap map || id is null)
            {
                continue;
            }

            if (shared.Any(step => IdOf(step) == id))
            {
                section.Wrong(section.PlaceOf("id"), $"there are two shared steps '{id}': keep one");
            }

            places.Add($"steps/{id}", section.PlaceOf("id"));
            shared.Add(map);
        }

        return shared.ToImmutable();
    }

    public ImmutableArray<Step> Chain(Section segment, string place, ImmutableArray<YamlMap> shared)
    {
        var chain = ImmutableArray.CreateBuilder<Step>();
        foreach (var (index, node) in segment.Items("steps", MostSteps).Index())
        {
            // Own keys first; a shared step's mistakes are named where it stands, once.
            _ = new Section(node, PolicyKeys.Step, problems);
            var whole = node is YamlMap own && shared.FirstOrDefault(step => IdOf(step) == IdOf(own)) is { } common ? own.Over(common) : node;
            var section = new Section(Known(whole), PolicyKeys.Step, problems);
            if (ReferenceEquals(whole, node) && Misnamed(node, section, shared) is { } misnamed)
            {
                section.Wrong(section.PlaceOf("id"), misnamed);
                continue;
            }

            var step = Read(section);
            if (chain.Any(other => other.Id == step.Id))
            {
                section.Wrong(section.PlaceOf("id"), $"step '{step.Id}' is there twice in one chain: keep one, or give it a name of its own");
            }

            if (index == 0 && step.AfterPrevious)
            {
                section.Wrong(section.PlaceOf("at"), "the first step has no previous one: count from 'due'");
            }

            foreach (var key in PolicyKeys.All[PolicyKeys.Step])
            {
                places.Add($"{place}/{step.Id}/{key}", section.PlaceOf(key));
            }

            places.Add($"{place}/{step.Id}", section.PlaceOf("id"));
            chain.Add(step);
        }

        return chain.ToImmutable();
    }

    // What says no severity was meant to be a shared step.
    private static string? Misnamed(YamlNode node, Section step, ImmutableArray<YamlMap> shared) =>
        !step.Has("severity") && node is YamlMap own && IdOf(own) is { } id && NearestName.Hint(id, shared.Select(IdOf).OfType<string>()) is { Length: > 0 } hint
            ? $"there is no step '{YamlTree.Shown(id)}' under the top-level 'steps:'{hint} A step of its own needs 'severity:'"
            : null;

    private Step Read(Section section)
    {
        var before = problems.Count;
        var id = section.Need("id", Words.Id) ?? "";
        var time = section.Need("at", Words.Time);
        var severity = section.Need("severity", Words.OneOf(Severities));
        var kind = section.Has("task") ? StepKind.Task : severity == Severity.HandOver ? StepKind.HandOver : StepKind.Message;
        var step = new Step
        {
            Id = id,
            At = time.Offset,
            AfterPrevious = time.AfterPrevious,
            Severity = severity,
            Kind = kind,
            Task = section.Read("task", Words.OneOf(Tasks), TaskKind.Review),
            NeedsApproval = section.Read("needsApproval", Words.Truth, kind == StepKind.HandOver),
            Required = section.Read("required", Words.Truth, false),
            Template = section.Has("template") ? section.Need("template", Words.Id) : null,
            Channels = section.Texts("channels", Words.OneOf(Channels)),
            Latest = Latest(section),
            Window = section.Maybe("window", Words.Hours),
            OnlyIfNothingDelivered = section.Read("onlyIf", Words.OneOf(Conditions), false),
            MinimumOutstanding = section.AmountsByCurrency("minimumOutstanding"),
            MinimumGapDays = section.Read("minimumGap", Words.Days, 0),
            Charge = section.Has("charge") ? section.Need("charge", Charge) : null,
        };
        if (problems.Count == before)
        {
            Check(section, step);
        }

        return step;
    }

    private void Check(Section section, Step step)
    {
        foreach (var key in Misplaced(step.Kind).Where(section.Has))
        {
            section.Wrong(section.PlaceOf(key), $"'{key}' is for messages; this step is {(step.Kind == StepKind.Task ? "a task for a person" : "a hand-over")}: leave it out");
        }

        if (step.Kind == StepKind.Message)
        {
            section.Require("channels");
        }

        if (section.Has("task") && step.Severity == Severity.HandOver)
        {
            section.Wrong(section.PlaceOf("task"), "a hand-over is no task: leave 'task' out, a person is asked to approve it anyway");
        }

        foreach (var key in Evasions.Where(key => step.Required && section.Has(key)))
        {
            section.Wrong(section.PlaceOf(key), $"a required step is never passed over, but '{key}' would: leave one of them out");
        }

        // A day that never opens would keep the step waiting for ever.
        if (step.Window is { } window && hours.Weekdays != default && window.Within(hours.Weekdays) is null)
        {
            section.Wrong(section.PlaceOf("window"), "'window' lies outside the contact hours of 'quietHours': this step could never happen");
        }
    }

    private static string[] Misplaced(StepKind kind) => kind == StepKind.Message ? [] : ["channels", "template", "window", "charge"];

    private static DayOffset? Latest(Section section)
    {
        var latest = section.Maybe("latest", Words.Time);
        if (latest is { AfterPrevious: true })
        {
            section.Wrong(section.PlaceOf("latest"), "'latest' counts from 'due'");
        }

        return latest?.Offset;
    }

    private Word<string> Charge(YamlScalar scalar) => charges.Contains(scalar.Text)
        ? scalar.Text
        : Word<string>.Wrong($"there is no charge '{YamlTree.Shown(scalar.Text)}' under 'charges:'{NearestName.Hint(scalar.Text, charges)}");

    // What is no key of a step has been named already.
    private static YamlNode Known(YamlNode node) => node is YamlMap map
        ? map with { Entries = [.. map.Entries.Where(entry => PolicyKeys.All[PolicyKeys.Step].Contains(entry.Key))] }
        : new YamlMap(node.At, []);

    private static string? IdOf(YamlMap step) => (step.Find("id")?.Value as YamlScalar)?.Text;
}
