using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Documents;
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
    private static readonly DocumentRef Note = new("note", "00");

    private readonly Chance _chance = life.Chance;
    private readonly List<(int Case, PaymentReceived Payment)> _paid = [];
    private int _number;

    public void Begin()
    {
        life.Happens(Profile());
        var issued = life.Now.InZone(life.Creditor.Zone).Date;
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
                Pay();
                break;
            case 12:
                MoveMoney();
                break;
            case < 18:
                var index = life.Cases.FindIndex(state => state.AwaitingApproval is not null) is >= 0 and var waiting && _chance.OneIn(2) ? waiting : Any();
                Ask(index, Command(life.Cases[index]));
                break;
            case 18:
                life.Happens(OfCustomer());
                break;
            default:
                Feed();
                break;
        }
    }

    private void Ask(int index, CaseCommand command)
    {
        var state = life.Cases[index];
        switch (state.Handle(command, life.Context(state)))
        {
            case CommandResult.Accepted accepted:
                life.Say($"{state.InvoiceId} asked {command.GetType().Name}: {accepted.Events.Length} facts");
                foreach (var fact in accepted.Events)
                {
                    life.Happens(index, fact);
                }

                break;
            case CommandResult.Refused refused:
                life.Say($"{state.InvoiceId} asked {command.GetType().Name}: refused, {refused.Detail}");
                break;
            case CommandResult.Invalid invalid:
                life.Say($"{state.InvoiceId} asked {command.GetType().Name}: {invalid.Field} {invalid.Detail}");
                break;
        }
    }

    private CaseCommand Command(Case state) => Wish(state) with { Reason = _chance.OneIn(2) ? Note : null };

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
        0 => new Amend(_chance.Of<LocalDate?>(null, state.DueDate, state.IssueDate, Day(-40, 60)), _chance.Of(null, "RF18539007547034"), _chance.Of(null, "https://pay.example/1"), _chance.Of<bool?>(null, true, false)),
        1 => new ApplyCreditNote($"cn{++_number}", Part(state)) { Received = _chance.OneIn(3) ? [Note] : [] },
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
                Today.PlusDays(first + (part * apart)),
                new MinorUnits(part == parts - 1 && !_chance.OneIn(8) ? state.Outstanding.Minor - (each * (parts - 1)) : each)))]);
    }

    private void Pay()
    {
        var index = Any();
        var state = life.Cases[index];
        var owed = Math.Max(1, state.Outstanding.Minor);
        var discount = CashDiscount.Largest(state.CashDiscounts, state.Invoiced, Today);
        life.Say($"{state.InvoiceId} may keep {discount}");
        var received = new PaymentReceived(
            _chance.Of("bank", "shop"), $"p{++_number}", new MinorUnits(_chance.Of(owed, owed, owed / 2, Math.Max(1, owed - 150), Math.Max(1, owed - discount), owed + 500)), Today.PlusDays(_chance.Between(-6, 0)))
        {
            SumsUp = _chance.OneIn(6),
            ReturnedBefore = new MinorUnits(_chance.OneIn(9) ? 100 : 0),
        };
        _paid.Add((index, received));
        life.Happens(index, received);
        if (life.Cases[index].Outstanding.Minor is > 0 and < 400 && _chance.OneIn(2))
        {
            life.Happens(index, new DifferenceForgiven(
                received.Source, received.PaymentId, new MinorUnits(life.Cases[index].Outstanding.Minor), _chance.Of(DifferenceKind.BankCharges, DifferenceKind.CashDiscount)));
        }
    }

    // What is spoken of, what is taken back.
    private void MoveMoney()
    {
        var spoken = (Source: _chance.Of("bank", "shop"), Id: $"p{_chance.Between(1, _number + 2)}", Case: Any());
        var index = spoken.Case;
        switch (_chance.Below(_paid.Count > 0 ? 12 : 7))
        {
            case 0:
                life.Happens(index, new PaymentPending(spoken.Source, spoken.Id, _chance.OneIn(2) ? null : new MinorUnits(500)));
                break;
            case 1:
                life.Happens(index, new PaymentFailed(spoken.Source, spoken.Id));
                break;
            case 2:
                life.Happens(index, new PaymentProposed(spoken.Source, spoken.Id, new MinorUnits(700)) { Currency = _chance.Of(null, "NOK"), Evidence = ["amount"], Retractions = _chance.Below(2) });
                break;
            case 3:
                var proposed = life.Cases[index].Proposed;
                life.Happens(index, proposed.IsEmpty
                    ? new PaymentProposalEnded(spoken.Source, spoken.Id)
                    : new PaymentProposalEnded(proposed[0].Source, proposed[0].PaymentId) { Retractions = proposed[0].Retractions });
                break;
            case 4:
                life.Happens(index, new PaymentContested(spoken.Source, spoken.Id));
                break;
            case 5:
                var contested = life.Cases[index].Contested;
                life.Happens(index, contested.IsEmpty ? new PaymentContestEnded(spoken.Source, spoken.Id) : new PaymentContestEnded(contested[0].Source, contested[0].PaymentId));
                break;
            case 6:
                life.Happens(index, new TaskOpened($"{life.Cases[index].InvoiceId}-x{++_number}", _chance.Of(TaskKind.OutcomeUnknown, TaskKind.PaidAfterHandOver), null, "look"));
                break;
            case < 10:
                TakeBack();
                break;
            default:
                var (at, forgiven) = _chance.Of([.. _paid]);
                life.Happens(at, new DifferenceReclaimed(forgiven.Source, forgiven.PaymentId, new MinorUnits(150)));
                break;
        }
    }

    private void TakeBack()
    {
        var one = _chance.Of([.. _paid]);
        _paid.Remove(one);
        var (index, paid) = one;
        life.Happens(index, _chance.OneIn(2)
            ? new PaymentReversed(paid.Source, paid.PaymentId, $"r{++_number}", paid.Amount, null)
            : new PaymentUnassigned(paid.Source, paid.PaymentId, paid.Amount, Note) { SumsUp = paid.SumsUp });
    }

    private CustomerEvent OfCustomer() => _chance.Below(9) switch
    {
        0 => new CustomerEvent.OptedOut(_chance.Of(null, Channel.Email, Channel.Sms), null),
        1 => new CustomerEvent.AddressBounced(_chance.Of(Channel.Email, Channel.Sms, Channel.Letter), null),
        2 or 3 => new CustomerEvent.ContactReported(_chance.Of(Channel.Email, "phone"), null),
        4 => life.Customer.HasOpenComplaint
            ? new CustomerEvent.TaskCompleted(life.Customer.OpenTasks[0].TaskId, "answered", null)
            : new CustomerEvent.TaskOpened($"c-{++_number}", TaskKind.Complaint, "the customer complained"),
        5 or 6 => new CustomerEvent.InvoicePaid($"old{++_number}", 1, _chance.Of(0, 0, 3, 20, 45)),
        7 => new CustomerEvent.ComplaintReceived(Note),
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
        Note)
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

    private LocalDate Today => life.Now.InZone(life.Creditor.Zone).Date;

    private LocalDate Day(int from, int to) => Today.PlusDays(_chance.Between(from, to));

    private MinorUnits Part(Case state) => new(_chance.Of(state.Outstanding.Minor, state.Outstanding.Minor / 2, 200, 0, state.Outstanding.Minor + 1));

    private int Any() => _chance.Below(life.Cases.Count);
}
