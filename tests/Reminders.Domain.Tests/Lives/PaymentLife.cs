using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Domain.Tests.Lives;

/// <summary>One payment and all that may be said of it, told line by line: each fact, and what the payment is worth after it.</summary>
internal sealed class PaymentLife(ulong seed)
{
    private const int Acts = 14;

    private static readonly PaymentNews[] News =
    [
        PaymentNews.Paid, PaymentNews.PartPaid, PaymentNews.Pending, PaymentNews.Failed, PaymentNews.Refunded, PaymentNews.ChargedBack,
        PaymentNews.Reinstated, PaymentNews.Disputed, PaymentNews.DisputeClosed, PaymentNews.Credited, PaymentNews.Voided,
    ];

    private readonly Chance _chance = new(seed);
    private readonly List<string> _told = [$"payment {seed}"];
    private Payment _payment = Payment.None;
    private Instant _now = Instant.FromUtc(2026, 3, 2, 9, 0);
    private List<(string Name, string Value)> _worth = [];
    private int _number;

    public static IEnumerable<string> Tell(ulong seed)
    {
        var life = new PaymentLife(seed);
        for (var act = 0; act < Acts; act++)
        {
            life.Happens(act == 0 && !life._chance.OneIn(3) ? life.Received() : life.Next());
            life._now += Duration.FromMinutes(life._chance.Of(1, 30, 90, 2_000));
        }

        return life._told;
    }

    private void Happens(PaymentEvent fact)
    {
        _payment = _payment.Evolve(fact, _now);
        List<(string Name, string Value)> worth =
        [
            .. Words.Members(_payment).Where(member => member.Name != "reports"), // Told already, one by one.
            ("left", Words.Of(_payment.Allocations.Select((_, index) => _payment.LeftOf(index)))),
            ("taken from A", $"{_payment.TimesTakenFrom("A")}, {Words.Of(_payment.WasTakenFrom("A"))}"),
        ];
        _told.Add($"{Words.Of(_now)} {Words.Of(fact)}");
        _told.AddRange(worth.Except(_worth).Select(member => $"  {member.Name} {member.Value}"));
        _told.AddRange(_worth.ExceptBy(worth.Select(member => member.Name), member => member.Name).Select(member => $"  no {member.Name}"));
        _worth = worth;
    }

    private PaymentEvent Next() => _chance.Below(18) switch
    {
        < 5 => Reported(),
        5 => new PaymentIncreased(Amount()),
        6 => new PaymentExpected(Invoice()),
        7 => new PaymentProposed([Invoice(), "C"]) { Reasons = [new ProposalReasons(Invoice(), [_chance.Of("amount", "name")])] },
        8 => new PaymentCluesKept([_chance.Of("k1", "k2")]),
        9 => new PaymentSetAside(Example.Note),
        10 or 11 => new PaymentMatched(Invoice(), Assignable(), "reference")
        {
            Evidence = ["reference"],
            Difference = _chance.OneIn(3) ? new Difference(new MinorUnits(20), DifferenceKind.BankCharges) : null,
        },
        12 => new PaymentAssigned([new Allocation(Invoice(), Assignable()), new Allocation(Invoice(), new MinorUnits(1))]),
        13 or 14 when !_payment.Standing.IsEmpty => new PaymentUnassigned([_chance.Of(_payment.Standing.AsSpan())], _chance.Of(null, Example.Note)),
        15 or 16 => new PaymentReversed(_payment.Reports is [.., var report] && _chance.OneIn(2) ? report.EventId : $"r{++_number}", Amount(), null),
        17 when _payment.Reversals is [.., var last] => new PaymentReinstated(last.ReversalId, new MinorUnits(Math.Max(1, last.Amount.Value / _chance.Of(1, 2)))),
        _ => _chance.OneIn(4) ? new ReturnBooked("bank", "back", Amount(), "EUR", new LocalDate(2026, 3, 3)) { Reason = "AC04" }
            : _chance.OneIn(3) ? new ReturnFound("p1")
            : Received(),
    };

    private PaymentReceived Received() => new(
        "bank", "p", Amount(), "EUR", new LocalDate(2026, 3, 1), _chance.Of(null, "A"), _chance.Of(null, "RF18"), _chance.Of(null, Example.Note)) { EndToEndId = _chance.Of(null, "e1") };

    private PaymentReported Reported() => new("shop", "p", $"e{++_number}", _chance.Of(News))
    {
        Amount = _chance.OneIn(3) ? null : Amount(),
        Currency = _chance.Of(null, "EUR"),
        IsTotal = _chance.OneIn(4),
        MovementId = _chance.Of(null, null, "m1", "m2"),
        RetryComing = _chance.OneIn(3),
        OccurredAt = _chance.OneIn(5) ? null : _now - Duration.FromMinutes(_chance.Of(0, 59, 60, 61, 3_000)),
        InvoiceId = _chance.Of(null, "A", "B"),
        PaymentReference = _chance.Of(null, "RF18"),
        GatewayInvoice = _chance.Of(null, "in_1"),
        SumsUp = _chance.OneIn(9),
    };

    private MinorUnits Amount() => new(_chance.Of(100, 250, 1_000, 4_000));

    private MinorUnits Assignable() => new(Math.Max(1, _payment.AssignableMinor / _chance.Of(1, 1, 2)));

    private string Invoice() => _chance.Of("A", "A", "B");
}
