using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Domain.Tasks;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Tests.Lives;

/// <summary>How money moves in a life.</summary>
internal sealed class MoneyActs(CaseLife life)
{
    private readonly Chance _chance = life.Chance;
    private readonly List<(int Case, PaymentReceived Payment)> _paid = [];
    private int _payments;

    public void Pay()
    {
        var index = life.Any();
        var state = life.Cases[index];
        var owed = Math.Max(1, state.Outstanding.Minor);
        var discount = CashDiscount.Largest(state.CashDiscounts, state.Invoiced, life.Today);
        life.Say($"{state.InvoiceId} may keep {discount}");
        var received = new PaymentReceived(
            _chance.Of("bank", "shop"),
            $"p{++_payments}",
            new MinorUnits(_chance.Of(owed, owed, owed / 2, Math.Max(1, owed - 150), Math.Max(1, owed - discount), owed + 500)),
            life.Today.PlusDays(_chance.Between(-6, 0)))
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

    /// <summary>Payments are announced, proposed, objected to, taken back.</summary>
    public void Move()
    {
        var source = _chance.Of("bank", "shop");
        var id = $"p{_chance.Between(1, _payments + 2)}";
        var index = life.Any();
        switch (_chance.Below(_paid.Count > 0 ? 12 : 7))
        {
            case 0:
                life.Happens(index, new PaymentPending(source, id, _chance.OneIn(2) ? null : new MinorUnits(500)));
                break;
            case 1:
                life.Happens(index, new PaymentFailed(source, id));
                break;
            case 2:
                life.Happens(index, new PaymentProposed(source, id, new MinorUnits(700))
                {
                    Currency = _chance.Of(null, "NOK"), Evidence = ["amount"], Retractions = _chance.Below(2),
                });
                break;
            case 3:
                var proposed = life.Cases[index].Proposed;
                life.Happens(index, proposed.IsEmpty
                    ? new PaymentProposalEnded(source, id)
                    : new PaymentProposalEnded(proposed[0].Source, proposed[0].PaymentId) { Retractions = proposed[0].Retractions });
                break;
            case 4:
                life.Happens(index, new PaymentContested(source, id));
                break;
            case 5:
                var contested = life.Cases[index].Contested;
                life.Happens(index, contested.IsEmpty
                    ? new PaymentContestEnded(source, id)
                    : new PaymentContestEnded(contested[0].Source, contested[0].PaymentId));
                break;
            case 6:
                life.Happens(index, new TaskOpened($"{life.Cases[index].InvoiceId}-x{life.Number()}", _chance.Of(TaskKind.OutcomeUnknown, TaskKind.PaidAfterHandOver), null, "look"));
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
            ? new PaymentReversed(paid.Source, paid.PaymentId, $"r{life.Number()}", paid.Amount, null)
            : new PaymentUnassigned(paid.Source, paid.PaymentId, paid.Amount, Example.Note) { SumsUp = paid.SumsUp });
    }
}
