using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Ledger;
using Reminders.Domain.Contacts;

namespace Reminders.Faults.Mutants;

/// <summary>One safeguard less each. The simulator is worth what it finds here.</summary>
internal static class MutantList
{
    private static readonly HourRange WholeDay = new(LocalTime.Midnight, LocalTime.MaxValue);

    public static IReadOnlyList<Mutant> All { get; } =
    [
        Ledger("gate", "the expected version of an intent", ledger => new AtAnyVersion(ledger, StreamKind.Invoice, "reminderIntended")),
        Ledger("claim version", "the expected version of a claim", ledger => new AtAnyVersion(ledger, StreamKind.Customer, "contactClaimed")),
        Ledger("claim", "the append of the contact claim", ledger => new NotAppended(ledger, StreamKind.Customer, "contactClaimed")),
        Ledger("posting keys", "the idempotency keys on invoices", ledger => new Changed(ledger, StreamKind.Invoice, append => append with { Keys = [] })),
        Ledger("re-read", "reading a case again after a wake", ledger => new Remembered(ledger)),
        Ledger("notBefore", "notBefore of suppressions", ledger => new Changed(
            ledger, StreamKind.Invoice, append => append with { Events = Changed.Without(append.Events, "reminderSuppressed", "notBefore") })),
        Ledger("append first", "appending a payment before it is acknowledged", ledger => new AppendedLater(ledger)),
        Ledger("payment wake", "the wake time that resumes a payment's postings", ledger => new Changed(
            ledger, StreamKind.Payment, append => append with { WakeAt = null })),
        Ledger("wake version", "the check that nothing happened before a wake time is set", ledger => new WakesBlindly(ledger)),
        Ledger("open claims", "waiting for another process's open claim", ledger => new OthersClaims(ledger, _ => null)),
        Ledger("finish at 2T", "waiting for 2T before a claim is finished", ledger => new OthersClaims(
            ledger, claim => claim with { At = claim.At - ContactProtocol.FinishAfter })),
        Ledger("disputes", "reading disputes", ledger => new ReadOtherwise(ledger, StreamKind.Invoice, one => one.Type == "disputeOpened" ? null : one)),
        Ledger("own zone", "the customer's own time zone and country", ledger => new ReadOtherwise(
            ledger, StreamKind.Customer, one => one.Type == "customerProfileChanged" ? one with { Json = Changed.Without(one.Json, "timeZone", "country") } : one)),
        new("deadline", "looking at the clock again before the hand-over", ports =>
        {
            var kept = new TimeOfLook(ports.Ledger, ports.Clock);
            return ports with { Ledger = kept, Clock = kept };
        }),
        Channel("operation id", "the operation id of a hand-over", channel => new WithoutOperationId(channel)),
        Channel("unknown outcome", "telling no answer from a refusal", channel => new SilenceIsFailure(channel)),
        new("stale feed", "noticing that a payment feed is silent", ports => ports with { Feeds = new TalkativeFeeds(ports.Feeds, ports.Clock) }),
        Policy("budget", "the contact budget", policy => policy with { Budget = new ContactBudget([]) }),
        Policy("quiet hours", "quiet hours", policy => policy with { Hours = new ContactHours(WholeDay, WholeDay) }),
        Policy("minimum gap", "the minimum gap between steps", policy => policy with
        {
            Segments = OtherPolicies.EachStep(policy, step => step with { MinimumGapDays = 0 }),
        }),
        Mutant.None with { Name = "sweep", Removes = "the sweep behind lost rings", HasSweep = false },
    ];

    private static Mutant Ledger(string name, string removes, Func<ILedger, ILedger> change) =>
        new(name, removes, ports => ports with { Ledger = change(ports.Ledger) });

    private static Mutant Channel(string name, string removes, Func<IMessageChannel, IMessageChannel> change) =>
        new(name, removes, ports => ports with { Channels = [.. ports.Channels.Select(change)] });

    private static Mutant Policy(string name, string removes, Func<Domain.Policies.Policy, Domain.Policies.Policy> change) =>
        new(name, removes, ports => ports with { Policies = new OtherPolicies(ports.Policies, change) });
}
