using Reminders.Domain.Payments;

namespace Reminders.Faults.Schedules;

/// <summary>What people and systems send.</summary>
internal sealed partial class Generator
{
    // What should stop a message that is about to leave.
    private Input Pressing() => _random.Next(8) switch
    {
        < 3 when Invoice() is var invoice => new Input.Pay(++_count, invoice, _amounts.GetValueOrDefault(invoice, 100), false),
        3 => new Input.Tell(_firstCustomer + _random.Next(_customers), _random.Next(2) == 0 ? Wish.Complaint : Wish.NoEmail, ++_count),
        var deed => new Input.Act(Invoice(), deed switch { 4 => Deed.Dispute, 5 => Deed.Promise, 6 => Deed.Hold, _ => Deed.ClaimPaid }, ++_count, _random.Next(0, 30)),
    };

    private Move.Send ToSomebody(Input what) => new(what, _random.Next(2), _random.Next(10) != 0);

    private Input SomeInput()
    {
        if (_sent.Count > 0 && _random.Next(8) == 0)
        {
            return _sent[_random.Next(_sent.Count)];
        }

        var input = _random.Next(20) switch
        {
            < 2 when _amounts.Count < 4 => Register(),
            < 7 => Pay(),
            7 => Reverse(),
            8 or 9 => Report(),
            10 => new Input.Credit(Invoice(), ++_count, _random.Next(1, 3000)),
            < 16 => new Input.Act(Invoice(), (Deed)_random.Next(17), ++_count, _random.Next(0, 30)),
            16 or 17 => new Input.Tell(_firstCustomer + _random.Next(_customers), (Wish)_random.Next(8), ++_count),
            18 => new Input.FinishTask(_random.Next(5)),
            _ => new Input.Delivery(_random.Next(4), _random.Next(3) == 0),
        };
        _sent.Add(input);
        return input;
    }

    private Input.Register Register()
    {
        var invoice = _amounts.Count;
        _amounts[invoice] = _random.Next(3) == 0 ? _random.Next(150, 1000) : _random.Next(1000, 60_000);
        return new Input.Register(
            invoice, _firstCustomer + _random.Next(_customers), _amounts[invoice], _random.Next(-12, 14), _random.Next(15) == 0);
    }

    private Input.Pay Pay()
    {
        var invoice = Invoice();
        var amount = _amounts.GetValueOrDefault(invoice, 100);
        return new Input.Pay(++_count, invoice, _random.Next(2) == 0 ? amount : _random.Next(1, amount + 50), _random.Next(6) == 0);
    }

    private Input Reverse() => _sent.OfType<Input.Pay>().ToList() is { Count: > 0 } paid
        ? new Input.Reverse(paid[_random.Next(paid.Count)].Payment, ++_count, _random.Next(1, 2000))
        : Pay();

    // A gateway tells a story; its parts arrive in any order, and some of them twice.
    private Input Report()
    {
        if (_reports.Count == 0)
        {
            var (payment, invoice) = (++_count, Invoice());
            var amount = _amounts.GetValueOrDefault(invoice, 100);
            var part = _random.Next(1, amount + 1);
            PaymentNews[] story = _random.Next(5) switch
            {
                0 => [PaymentNews.Pending, PaymentNews.Paid],
                1 => [PaymentNews.Pending, PaymentNews.Failed],
                2 => [PaymentNews.Paid, PaymentNews.Refunded, PaymentNews.Refunded],
                3 => [PaymentNews.Paid, PaymentNews.ChargedBack],
                _ => [PaymentNews.Paid, PaymentNews.ChargedBack, PaymentNews.Reinstated],
            };
            _reports.AddRange(story.Select((news, order) => new Input.Report(payment, invoice, order + 1, news, news == PaymentNews.Paid ? amount : part)));
        }

        var next = _random.Next(_reports.Count);
        var report = _reports[next];
        if (_random.Next(4) != 0)
        {
            _reports.RemoveAt(next);
        }

        return report;
    }
}
