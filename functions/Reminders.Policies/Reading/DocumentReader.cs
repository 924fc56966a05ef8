using System.Collections.Frozen;
using System.Collections.Immutable;
using Reminders.Domain.Calendars;
using Reminders.Domain.Contacts;
using Reminders.Domain.Names;
using Reminders.Domain.Policies;
using Reminders.Policies.Yaml;

namespace Reminders.Policies.Reading;

/// <summary>Reads the whole document: what holds for every case, then charges, shared steps and segments.</summary>
internal sealed class DocumentReader(List<PolicyProblem> problems)
{
    private const int MostSegments = 30;

    // The creditor's own calendar.
    private const string Creditor = "creditor";

    private static readonly FrozenDictionary<string, StaleFeedRule> StaleFeedRules = new Dictionary<string, StaleFeedRule>
    {
        ["holdOverdueMessages"] = StaleFeedRule.HoldOverdueMessages,
        ["holdEverything"] = StaleFeedRule.HoldEverything,
    }.ToFrozenDictionary();

    private readonly Places _places = new();

    public PolicyFile? Read(YamlNode root)
    {
        var top = new Section(root, PolicyKeys.Policy, problems);
        foreach (var key in PolicyKeys.All[PolicyKeys.Policy])
        {
            _places.Add(key, top.PlaceOf(key));
        }

        top.Require("contactBudget");
        top.Require("quietHours");
        top.Require("segments");
        var hours = Hours(top);
        var charges = new ChargeReader(problems, _places).Read(top);
        var steps = new StepReader(problems, _places, hours, [.. charges.Select(charge => charge.Id)]);
        var policy = new Policy
        {
            Name = top.Need("policy", Words.Id),
            Version = top.Need("version", Words.Whole(1, 999_999)),
            Calendar = Calendar(top),
            Budget = new ContactBudget([.. top.Items("contactBudget", 10).Select(Cap)]),
            Hours = hours,
            SmallBalance = top.AmountsByCurrency("smallBalance") ?? FrozenDictionary<string, long>.Empty,
            MergeWithinDays = top.Read("mergeWithin", Words.Days, 2),
            TransferBusinessDays = top.Read("transfersArriveWithin", Words.BusinessDays, 2),
            Promise = Promise(top),
            Plan = Plan(top),
            ClaimDays = top.Part("claimedPaid", PolicyKeys.Wait)?.Read("wait", Words.Days, 10) ?? 10,
            DirectDebitBusinessDays = top.Part("directDebit", PolicyKeys.Wait)?.Read("wait", Words.BusinessDays, 10) ?? 10,
            Charges = charges,
            FinalAfterDays = top.Part("final", PolicyKeys.Final)?.Need("after", Words.Days),
            FeedMaxAge = top.Read("feedMaxAge", Words.FeedAge, new FeedAge(BusinessDays: 2)),
            OnStaleFeed = top.Read("onStaleFeed", Words.OneOf(StaleFeedRules), StaleFeedRule.HoldOverdueMessages),
            Segments = Segments(top, steps),
        };
        return problems.Count == 0 ? new PolicyFile(policy, _places.ToImmutable()) : null;
    }

    private ContactCap Cap(YamlNode node)
    {
        var cap = new Section(node, PolicyKeys.Cap, problems);
        return new ContactCap(cap.Need("messages", Words.Whole(1, 100)), cap.Need("per", Words.Span));
    }

    private static ContactHours Hours(Section top)
    {
        var quiet = top.Part("quietHours", PolicyKeys.QuietHours);
        return new ContactHours(quiet?.Need("weekdaysOutside", Words.Hours) ?? default, quiet?.Maybe("saturdaysOutside", Words.Hours));
    }

    private static string? Calendar(Section top)
    {
        var id = top.Read("calendar", Words.Line(20), Creditor);
        if (id == Creditor)
        {
            return null;
        }

        if (!HolidayCalendars.TryGet(id, out _))
        {
            top.Wrong(
                top.PlaceOf("calendar"),
                $"there is no calendar '{YamlTree.Shown(id)}'; known: {Creditor}, TARGET, NONE, countries such as DE and regions such as DE-BY{NearestName.Hint(id, [Creditor, .. HolidayCalendars.Ids])}");
        }

        return id;
    }

    private static PromiseTerms Promise(Section top)
    {
        var promise = top.Part("promise", PolicyKeys.Promise);
        return new PromiseTerms(promise?.Read("grace", Words.BusinessDays, 2) ?? 2, promise?.Read("longest", Words.Days, Words.MaxDays) ?? Words.MaxDays);
    }

    private static PlanTerms Plan(Section top)
    {
        var plan = top.Part("plan", PolicyKeys.Plan);
        return new PlanTerms(plan?.Read("grace", Words.BusinessDays, 2) ?? 2, plan?.Read("instalments", Words.Whole(1, 100), 100) ?? 100);
    }

    private ImmutableArray<Segment> Segments(Section top, StepReader steps)
    {
        var shared = steps.Shared(top);
        var segments = ImmutableArray.CreateBuilder<Segment>();
        foreach (var node in top.Items("segments", MostSegments))
        {
            var section = new Section(node, PolicyKeys.Segment, problems);
            section.Require("steps");
            var id = section.Need("id", Words.Id) ?? "";
            if (segments.Any(segment => segment.Id == id))
            {
                section.Wrong(section.PlaceOf("id"), $"there are two segments '{id}': give each a name of its own");
            }

            var place = $"segments/{id}";
            _places.Add(place, section.PlaceOf("id"));
            _places.Add($"{place}/when", section.PlaceOf("when"));
            segments.Add(new Segment(id, ConditionReader.Read(section), steps.Chain(section, place, shared)));
        }

        return segments.ToImmutable();
    }
}
