using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Policies;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.CaseCommand;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests.Lives;

/// <summary>What may happen next in a life: time passes, money moves, people and customers act, feeds fall silent.</summary>
internal sealed class CaseActs(CaseLife life)
{
    private readonly Chance _chance = life.Chance;
    private readonly MoneyActs _money = new(life);

    public void Begin()
    {
        life.Happens(Profile());
        var issued = life.Today;
        foreach (var id in new[] { "A", "B" })
        {
            var policy = _chance.Of(life.Policies.AsSpan());
            var autoCollect = _chance.OneIn(6);
            var amount = new Money(_chance.Of(1_900, 11_900, 250_000, 1_200_000), life.Currency);
            var segment = policy.SegmentOf(new SegmentFacts(life.Customer, amount, autoCollect, issued));
            life.Cases.Add(Case.None);
            life.Happens(life.Cases.Count - 1, new InvoiceRegistered(
                id, $"R-{id}", new MinorUnits(amount.Minor), life.Currency.Code, issued, issued.PlusDays(_chance.Of(7, 14, 14, 30)), "c", null, null, policy.Reference,
                segment.Id, autoCollect, "f", null)
            {
                CashDiscounts = _chance.OneIn(3) ? [new CashDiscount(300, issued.PlusDays(5)) { Base = new MinorUnits(9_950) }, new CashDiscount(200, issued.PlusDays(20))] : null,
            });
        }

        life.Settle();
    }

    public void Next()
    {
        switch (_chance.Below(20))
        {
            case < 11:
                life.Wait();
                break;
            case 11:
                _money.Pay();
                break;
            case 12:
                _money.Move();
                break;
            case < 18:
                Ask(Whose());
                break;
            case 18:
                life.Happens(OfCustomer());
                break;
            default:
                Feed();
                break;
        }
    }

    // Half of the time of the case that waits for an approval, if one does.
    private int Whose()
    {
        var waiting = life.Cases.FindIndex(state => state.AwaitingApproval is not null);
        return waiting >= 0 && _chance.OneIn(2) ? waiting : life.Any();
    }

    private void Ask(int index)
    {
        var state = life.Cases[index];
        var command = Command(state);
        var result = state.Handle(command, life.Context(state));
        life.Say($"{state.InvoiceId} asked {command.GetType().Name}: {Words.Of(result)}");
        foreach (var fact in result is CommandResult.Accepted accepted ? accepted.Events : [])
        {
            life.Happens(index, fact);
        }
    }

    private CaseCommand Command(Case state) => Wish(state) with { Reason = _chance.OneIn(2) ? Example.Note : null };

    // What lies nearest, or anything.
    private CaseCommand Wish(Case state) => state switch
    {
        { AwaitingApproval: not null } when _chance.OneIn(2) => _chance.OneIn(3) ? new Reject() : new Approve(),
        { Dispute: not null } when _chance.OneIn(2) => new ResolveDispute(_chance.Of(DisputeOutcome.Upheld, DisputeOutcome.Rejected)),
        { OpenTasks.IsEmpty: false } when _chance.OneIn(3) => new CompleteTask(_chance.Of(state.OpenTasks.AsSpan()).TaskId, _chance.Of("done", "notFound", TaskOutcome.NotNeeded)),
        _ => Whim(state),
    };

    private CaseCommand Whim(Case state) => _chance.Below(20) switch
    {
        0 => new Amend(
            _chance.Of<LocalDate?>(null, state.DueDate, state.IssueDate, Day(-40, 60)), _chance.Of(null, "RF18539007547034"),
            _chance.Of(null, "https://pay.example/1"), _chance.Of<bool?>(null, true, false)),
        1 => new ApplyCreditNote($"cn{life.Number()}", Part(state)) { Received = _chance.OneIn(3) ? [Example.Note] : [] },
        2 => new PlaceHold(_chance.OneIn(3) ? null : life.Now + Duration.FromHours(_chance.Of(-1, 30, 200, 17_520, 18_000))),
        3 => new ReleaseHold(),
        4 => new OpenDispute(_chance.OneIn(2) ? null : Part(state)),
        5 => new ResolveDispute(DisputeOutcome.Rejected),
        6 => new ClaimPaid(_chance.OneIn(2) ? null : Day(-5, 1)),
        7 => new MakePromise(Day(-1, 20), _chance.OneIn(2) ? null : Part(state)),
        8 => new MakePromise(Day(360, 740), null),
        9 or 10 => Plan(state),
        11 => new AskForInstalments(_chance.Of(1, 2, 3, 36, 37)),
        12 => new Defer(_chance.OneIn(5) ? state.DueDate : state.DueDate.PlusDays(_chance.Of(-1, 3, 20, 800))),
        13 => _chance.Of<CaseCommand>(new Cancel(), new WriteOff(), new Reopen()),
        14 => new Reopen(),
        15 => new SkipStep(),
        16 => _chance.Of<CaseCommand>(new Approve(), new Reject()),
        17 => new AssignPolicy(_chance.Of(life.Policies.AsSpan())),
        18 => Again(state),
        _ => new CompleteTask("x-1", "done"),
    };

    // What holds already, asked for once more.
    private static CaseCommand Again(Case state) => state switch
    {
        { Promise: { } promise } => new MakePromise(promise.Date, promise.Amount),
        { Plan: { } plan } => new AgreePlan(plan.Instalments),
        { Hold: { } hold } => new PlaceHold(hold.Until),
        _ => new ReleaseHold(),
    };

    private AgreePlan Plan(Case state)
    {
        var parts = _chance.Of(1, 2, 3, 37);
        var each = Math.Max(0, state.Outstanding.Minor) / parts;
        var first = _chance.Between(-1, 12);
        var apart = _chance.Of(0, 7, 14, 14, 30);
        return new AgreePlan(
            [.. Enumerable.Range(0, parts).Select(part => new Instalment(
                life.Today.PlusDays(first + (part * apart)),
                new MinorUnits(part == parts - 1 && !_chance.OneIn(8) ? state.Outstanding.Minor - (each * (parts - 1)) : each)))]);
    }

    private CustomerEvent OfCustomer() => _chance.Below(9) switch
    {
        0 => new CustomerEvent.OptedOut(_chance.Of(null, Channel.Email, Channel.Sms), null),
        1 => new CustomerEvent.AddressBounced(_chance.Of(Channel.Email, Channel.Sms, Channel.Letter), null),
        2 or 3 => new CustomerEvent.ContactReported(_chance.Of(Channel.Email, "phone"), null),
        4 => life.Customer.HasOpenComplaint
            ? new CustomerEvent.TaskCompleted(life.Customer.OpenTasks[0].TaskId, "answered", null)
            : new CustomerEvent.TaskOpened($"c-{life.Number()}", TaskKind.Complaint, "the customer complained"),
        5 or 6 => new CustomerEvent.InvoicePaid($"old{life.Number()}", 1, _chance.Of(0, 0, 3, 20, 45)),
        7 => new CustomerEvent.ComplaintReceived(Example.Note),
        _ => Profile(),
    };

    private CustomerEvent.CustomerProfileChanged Profile() => new(
        _chance.Of(CustomerType.Consumer, CustomerType.Business, CustomerType.Business, CustomerType.Public),
        HasEmail: !_chance.OneIn(6),
        HasPhone: _chance.OneIn(2),
        Locale: null,
        TimeZone: _chance.Of(null, null, null, "America/Los_Angeles", "Nowhere/None"),
        Country: _chance.Of(null, life.Creditor.Country, "AT", "XX", "JP"),
        Region: null,
        Since: _chance.Of<LocalDate?>(null, new LocalDate(2015, 5, 1), new LocalDate(2026, 1, 10)),
        Vulnerable: _chance.OneIn(9),
        EmailChanged: _chance.OneIn(2),
        PhoneChanged: _chance.OneIn(2),
        Example.Note)
    {
        HasAddress = _chance.OneIn(2),
        AddressChanged = _chance.OneIn(2),
    };

    private void Feed()
    {
        var word = new FeedWord(_chance.Of("bank", "shop")) { HeardAt = _chance.OneIn(5) ? null : life.Now - Duration.FromHours(_chance.Of(0, 1, 30, 200)) };
        life.Feeds = !life.Feeds.Words.IsEmpty && _chance.OneIn(2) ? PaymentFeeds.None : new PaymentFeeds([.. life.Feeds.Words.Where(known => known.Feed != word.Feed), word]);
        life.Say($"feeds [{string.Join(", ", life.Feeds.Words.Select(known => $"{known.Feed} {(known.HeardAt is { } at ? Words.Of(at) : "never")}"))}]");
    }

    private LocalDate Day(int from, int to) => life.Today.PlusDays(_chance.Between(from, to));

    private MinorUnits Part(Case state) => new(_chance.Of(state.Outstanding.Minor, state.Outstanding.Minor / 2, 200, 0, state.Outstanding.Minor + 1));
}
