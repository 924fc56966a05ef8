using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Reminders.Local.Clocks;

namespace Reminders.Endurance.Load;

/// <summary>
/// A billing system, a bank and an operator in one: posts invoices due around now, pays, credits, holds, promises and disputes,
/// as a seed says. Only it touches its invoices, so what they must look like follows from what was acknowledged.
/// </summary>
public sealed class Worker(string name, int seed, string data, Caller caller) : IDisposable
{
    // Older ones are left to what comes by itself.
    private const int Recent = 60;

    private readonly Random _random = new(seed);
    private readonly List<string> _open = [];
    private ImmutableDictionary<string, Acknowledged> _known = ImmutableDictionary<string, Acknowledged>.Empty;
    private int _count;

    public Caller Caller => caller;

    /// <summary>How often something was acknowledged.</summary>
    public int Answers { get; private set; }

    /// <summary>What was acknowledged so far.</summary>
    public IEnumerable<Acknowledged> Acknowledged => Volatile.Read(ref _known).Values;

    /// <summary>One thing after the other until told to stop; the last one is finished, so the service must be up then.</summary>
    /// <param name="pace">When the next thing may be done.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Run(Pace pace, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await pace.Next(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Turn();
        }
    }

    public void Dispose() => caller.Dispose();

    private Task Turn()
    {
        _open.RemoveAll(id => _known[id].IsOver);
        return _open.Count < 4 || _random.Next(3) == 0 ? Register() : Act(_known[_open[_random.Next(_open.Count)]]);
    }

    private async Task Register()
    {
        var id = $"w{name}-{++_count}";
        var cents = _random.Next(500, 90_000);
        var customer = $"c{name}-{_count / 2}";
        var due = Today().PlusDays(_random.Next(-8, 7));
        var said = await caller.Say(
            "/api/invoices",
            new
            {
                invoiceId = id,
                amount = Text(cents),
                currency = "EUR",
                issueDate = Text(due.PlusDays(-30)),
                dueDate = Text(due),
                customer = new { customerId = customer, type = "consumer", name = $"Customer {customer}", email = $"{customer}@example.com", country = "DE" },
            },
            null);
        if (said)
        {
            _open.Add(id);
            _open.RemoveRange(0, Math.Max(0, _open.Count - Recent));
            Note(new Acknowledged(id, customer, cents));
        }
    }

    private Task Act(Acknowledged invoice) => _random.Next(12) switch
    {
        < 4 => Pay(invoice),
        4 => Credit(invoice),
        5 => Do(invoice, "hold", "holdPlaced", new { until = Text(Today().PlusDays(3)) }),
        6 => Do(invoice, "release", "holdReleased", new { }),
        7 => Do(invoice, "claim-paid", "paymentClaimed", new { note = "paid at the counter" }),
        8 => Do(invoice, "promise", "promiseMade", new { date = Text(Today().PlusDays(_random.Next(2, 9))) }),
        9 => Do(invoice, "dispute", "disputeOpened", new { reason = "one box is missing" }),
        10 => Do(invoice, "resolve-dispute", "disputeResolved", new { outcome = "rejected" }),
        _ => _random.Next(4) == 0 ? Do(invoice, "cancel", "invoiceCancelled", new { }) : Pay(invoice),
    };

    private async Task Pay(Acknowledged invoice)
    {
        var cents = _random.Next(2) == 0 ? invoice.Owed : _random.NextInt64(1, invoice.Owed + 1);
        var id = $"p{name}-{++_count}";
        if (await caller.Say(
            "/api/payments",
            new { paymentId = id, source = "bank", invoiceId = invoice.InvoiceId, amount = Text(cents), currency = "EUR", bookedOn = Text(Today()) },
            null))
        {
            Note(invoice with { Payments = invoice.Payments.Add(id, cents) });
        }
    }

    private async Task Credit(Acknowledged invoice)
    {
        var cents = _random.NextInt64(1, invoice.Owed + 1);
        var id = $"n{name}-{++_count}";
        if (await caller.Say(
            $"/api/invoices/{invoice.InvoiceId}/credit-notes", new { creditNoteId = id, amount = Text(cents), currency = "EUR" }, null))
        {
            Note(invoice with { CreditNotes = invoice.CreditNotes.Add(id, cents) });
        }
    }

    // Once an invoice: what is asked for twice in the same words changes nothing the second time.
    private async Task Do(Acknowledged invoice, string action, string type, object body)
    {
        if (!invoice.Actions.Contains(type) && await caller.Say($"/api/invoices/{invoice.InvoiceId}/{action}", body, $"k{name}-{++_count}"))
        {
            Note(invoice with { Actions = invoice.Actions.Add(type) });
        }
    }

    private void Note(Acknowledged invoice)
    {
        Volatile.Write(ref _known, _known.SetItem(invoice.InvoiceId, invoice));
        Answers++;
    }

    private LocalDate Today() => (VirtualClock.LastSeen(data) ?? SystemClock.Instance.GetCurrentInstant()).InUtc().Date;

    private static string Text(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
