using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;
using static Reminders.Domain.Customers.CustomerEvent;

namespace Reminders.Domain.Tests.Lives;

/// <summary>
/// Two invoices of one customer and all that may happen to them, told line by line: each fact with its time, and what is decided after
/// it with its reasons. What happens is chance, the same for the same seed.
/// </summary>
internal sealed class CaseLife
{
    private const int Acts = 44;
    private const int MaxTurns = 50;

    private static readonly (string Country, string Zone, string? Region, string Currency)[] Places =
    [
        ("DE", "Europe/Berlin", "BY", "EUR"), ("DE", "Europe/Berlin", null, "EUR"), ("AT", "Europe/Vienna", null, "EUR"), ("FR", "Europe/Paris", null, "EUR"),
        ("NL", "Europe/Amsterdam", null, "EUR"), ("CH", "Europe/Zurich", "ZH", "CHF"), ("GB", "Europe/London", "SCT", "GBP"), ("SE", "Europe/Stockholm", null, "SEK"),
        ("US", "America/New_York", null, "USD"),
    ];

    private readonly List<string> _told = [];
    private readonly Dictionary<string, string> _lastDecision = [];
    private readonly CaseActs _acts;
    private readonly ContactActs _contacts;
    private int _numbers;

    private CaseLife(ulong seed, ImmutableArray<Policy> policies)
    {
        var chance = Chance = new Chance(seed);
        Policies = policies;
        var place = chance.Of(Places);
        Creditor = new CreditorTerms(DateTimeZoneProviders.Tzdb[place.Zone], place.Country, place.Region);
        Currency = Currency.Of(place.Currency);
        Now = Instant.FromUtc(2026, 2, 16, 8, 0) + Duration.FromHours(chance.Below(24 * 300));
        _contacts = new ContactActs(this, providerIsDown: chance.OneIn(6));
        _acts = new CaseActs(this);
        _told.Add($"life {seed}, creditor in {place.Country} {place.Region} with {place.Currency}");
    }

    public Chance Chance { get; }

    public ImmutableArray<Policy> Policies { get; }

    public CreditorTerms Creditor { get; }

    public Currency Currency { get; }

    public Instant Now { get; set; }

    public Customer Customer { get; private set; } = Customer.Unknown;

    public PaymentFeeds Feeds { get; set; } = PaymentFeeds.None;

    public List<Case> Cases { get; } = [];

    public static IEnumerable<string> Tell(ulong seed, ImmutableArray<Policy> policies)
    {
        var life = new CaseLife(seed, policies);
        life._acts.Begin();
        for (var act = 0; act < Acts; act++)
        {
            life._acts.Next();
            life.Settle();
        }

        life._told.AddRange(life.Cases.Select(state => $"in the end {Words.Of(state)}"));
        life._told.Add($"in the end {Words.Of(life.Customer)}");
        return life._told;
    }

    public DecisionContext Context(Case state) =>
        new(Customer, Policies.First(policy => policy.Reference == state.PolicyReference), Creditor, Now) { Feeds = Feeds };

    public LocalDate Today => Now.InZone(Creditor.Zone).Date;

    public int Any() => Chance.Below(Cases.Count);

    /// <summary>For ids, none twice in a life.</summary>
    public int Number() => ++_numbers;

    public string Name(int index) => Cases[index].InvoiceId;

    public void Say(string line) => _told.Add($"{Words.Of(Now)} {line}");

    /// <summary>Time passes: to when the next case wants to be looked at, or some while.</summary>
    public void Wait()
    {
        var atLeast = Chance.OneIn(3) ? Duration.Zero : Duration.FromHours(2);
        var wakes = Cases.Select(state => Decider.Settle(state, Context(state)).Decision.WakeAt).Where(wake => wake > Now + atLeast).ToList();
        Now = wakes.Count > 0 && !Chance.OneIn(5) ? wakes.Min()!.Value : Now + Duration.FromMinutes(Chance.Between(1, 60 * 24 * 9));
    }

    public void Happens(CustomerEvent fact)
    {
        Customer = Customer.Evolve(fact, Now);
        Say($"customer {Words.Of(fact)}{(fact is InvoicePaid ? $": {Customer.History.Paid} paid, median {Customer.History.MedianDaysLate} days late" : "")}");
    }

    public void Happens(int index, InvoiceEvent fact)
    {
        Cases[index] = Cases[index].Evolve(fact, Now);
        Say($"{Name(index)} {Words.Of(fact)}");
    }

    public void Settle()
    {
        for (var index = 0; index < Cases.Count; index++)
        {
            for (var turns = 0; Turn(index); turns++)
            {
                Assert.True(turns < MaxTurns, $"{Name(index)} spins");
            }
        }
    }

    // Whether there is more to decide.
    private bool Turn(int index)
    {
        var settled = Decider.Settle(Cases[index], Context(Cases[index]));
        foreach (var fact in settled.Facts)
        {
            Happens(index, fact);
        }

        var after = Cases[index];
        var decision = $"{after.Outstanding} of {after.Segment}{(after.IsPaused ? ", paused" : "")}: {Words.Of(settled.Decision)}";
        if (_lastDecision.GetValueOrDefault(Name(index)) != decision)
        {
            Say($"{Name(index)} = {decision}");
            _lastDecision[Name(index)] = decision;
        }

        if (settled.Decision.TellCustomer is { } paid)
        {
            Happens(paid);
            return true;
        }

        if (settled.Decision.FinishContact is { } overdue)
        {
            _contacts.Finish(overdue);
            return true;
        }

        if (settled.Decision.Contact is { } plan)
        {
            _contacts.Send(index, plan);
            return true;
        }

        return false;
    }
}
