using Reminders.Domain.Names;
using Reminders.Domain.Policies;

namespace Reminders.Policies.Linting;

/// <summary>What a chain says, whatever the calendar: never softer, kind words before hard ones, a person before the hardest.</summary>
internal static class ChainRules
{
    // Templates that offer a way: "help", "help-utility".
    private const string Help = "help";

    // Templates that speak as a formal notice does: "formal", "formal-utility".
    private const string Formal = "formal";

    public static IEnumerable<PolicyProblem> Check(SegmentPlace segment, TemplateSet templates) =>
    [
        .. Severities(segment),
        .. segment.Steps.SelectMany((step, index) => FormalNotice(segment, step, index)),
        .. Approvals(segment),
        .. Templates(segment, templates),
        .. FormalWords(segment),
        .. Silence(segment),
    ];

    private static IEnumerable<PolicyProblem> Severities(SegmentPlace segment) => segment.Steps.Zip(segment.Steps.Skip(1))
        .Where(pair => pair.Second.Severity < pair.First.Severity)
        .Select(pair => segment.Problem(
            pair.Second, "severity", $"'{pair.Second.Id}' is softer than '{pair.First.Id}' before it and would never be sent: severities only rise"));

    private static IEnumerable<PolicyProblem> FormalNotice(SegmentPlace segment, Step step, int index)
    {
        if (step is not { Kind: StepKind.Message, Severity: Severity.Formal })
        {
            yield break;
        }

        var before = segment.Steps.Take(index).Where(earlier => earlier.Kind == StepKind.Message && !CanBePassedOver(earlier)).ToList();
        if (before.TrueForAll(earlier => earlier.Severity != Severity.Friendly))
        {
            yield return segment.Problem(
                step, "id", $"the formal notice '{step.Id}' comes before any friendly word: add a step with 'severity: friendly' that is never passed over");
        }

        if (before.TrueForAll(earlier => !earlier.TemplateName.StartsWith(Help, StringComparison.Ordinal)))
        {
            yield return segment.Problem(
                step, "id", $"the formal notice '{step.Id}' comes before any offer of help: add a step with 'template: help' that is never passed over");
        }
    }

    private static IEnumerable<PolicyProblem> Approvals(SegmentPlace segment) => segment.Steps
        .Where(step => step is { Kind: StepKind.HandOver, NeedsApproval: false })
        .Select(step => segment.Problem(step, "needsApproval", $"'{step.Id}' hands over to collection, and a person always approves that: leave 'needsApproval' out"));

    private static IEnumerable<PolicyProblem> Templates(SegmentPlace segment, TemplateSet templates) =>
        from step in segment.Steps
        where step.Kind == StepKind.Message
        let missing = templates.Languages.Where(language => !templates.Has(language, step.TemplateName)).ToList()
        where missing.Count > 0
        select segment.Problem(
            step,
            step.Template is null ? "id" : "template",
            $"there is no template '{step.TemplateName}' in {string.Join(", ", missing)}{NearestName.Hint(step.TemplateName, templates.Names)}");

    // Only a formal notice may be worded like one; the tone rules look at templates by their names.
    private static IEnumerable<PolicyProblem> FormalWords(SegmentPlace segment) => segment.Steps
        .Where(step => step is { Kind: StepKind.Message, Severity: < Severity.Formal } && step.TemplateName.StartsWith(Formal, StringComparison.Ordinal))
        .Select(step => segment.Problem(
            step, step.Template is null ? "id" : "template", $"the template '{step.TemplateName}' speaks as a formal notice does: it needs 'severity: formal', or take another"));

    // The engine asks a person in the end whatever the chain says; a policy should say when.
    private static IEnumerable<PolicyProblem> Silence(SegmentPlace segment)
    {
        var last = segment.Steps[^1];
        if (segment.Policy.FinalAfterDays is null && (last.Kind == StepKind.Message || CanBePassedOver(last)))
        {
            yield return segment.Problem(
                last,
                "id",
                $"the chain can end in silence after '{last.Id}': end it with a task or a hand-over, or say at the top when a person is asked, such as 'final: {{ after: 14 days }}'");
        }

        if (segment.Steps.All(step => step.Kind != StepKind.Message))
        {
            yield return segment.Problem("the customer never hears from us before a person acts: add a message", ProblemKind.Warning);
        }
    }

    private static bool CanBePassedOver(Step step) => step.OnlyIfNothingDelivered || step.Latest is not null || step.MinimumOutstanding is not null;
}
