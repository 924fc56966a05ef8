using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Domain.Invoices;
using Reminders.Simulation.Populations;

namespace Reminders.Simulation.Runs;

/// <summary>One customer's days: invoices come at eight, what people do happens at noon, and the application runs in between.</summary>
internal sealed class Life(World world, Person person, Scenario scenario)
{
    private static readonly LocalTime Morning = new(8, 0);
    private static readonly LocalTime Noon = new(12, 0);

    private readonly Diary _diary = new(scenario.Seed);
    private readonly Dictionary<string, int> _read = new(StringComparer.Ordinal);
    private readonly Doings _doings = new(world, scenario);

    public async Task Live(CancellationToken cancellation = default)
    {
        foreach (var earlier in person.Earlier)
        {
            await Receive(earlier);
            await _doings.Do(earlier, new Act.Pay());
        }

        await world.RunDue();
        var coming = new Queue<PlannedInvoice>(person.Invoices.OrderBy(invoice => invoice.Invoice.IssueDate));
        while (await Next(coming) is { } next && next < scenario.Ends)
        {
            cancellation.ThrowIfCancellationRequested();
            await world.MoveTo(next);
            while (coming.TryPeek(out var issued) && ComesAt(issued) <= next)
            {
                await Receive(coming.Dequeue());
                _diary.Receive(issued);
            }

            if (_diary.Next is { } day && scenario.At(day, Noon) <= next)
            {
                foreach (var (invoice, act) in _diary.Take(day))
                {
                    if (act is Act.Pay or Act.PayInstalment && !scenario.BankSpeaksOn(day))
                    {
                        // The money is there, and nobody hears of it yet.
                        _diary.Postpone(invoice, act, day.PlusDays(1));
                    }
                    else
                    {
                        await _doings.Do(invoice, act);
                    }
                }
            }

            await world.RunDue();
            await ReadReminders();
        }

        await world.MoveTo(scenario.Ends);
    }

    private async Task<Instant?> Next(Queue<PlannedInvoice> coming)
    {
        var wake = await world.Store.NextWake();
        var act = _diary.Next is { } day ? scenario.At(day, Noon) : (Instant?)null;
        var issue = coming.TryPeek(out var invoice) ? ComesAt(invoice) : (Instant?)null;
        return new[] { wake, act, issue }.Min();
    }

    private Instant ComesAt(PlannedInvoice invoice) => scenario.At(LocalDate.Max(invoice.Invoice.IssueDate, scenario.FirstDay), Morning);

    private async Task Receive(PlannedInvoice invoice)
    {
        if (await world.Get<Registration>().Register(scenario.Creditor.Id, invoice.Invoice, "billing") is not Answer<CaseFile>.Done)
        {
            throw new InvalidOperationException($"invoice {invoice.InvoiceId} was not taken");
        }

        _read[invoice.InvoiceId] = 0;
    }

    // Whoever reads a reminder in the morning can act at noon; later ones are for tomorrow.
    private async Task ReadReminders()
    {
        var now = world.GetCurrentInstant();
        var readOn = now <= scenario.At(world.Today, Noon) ? world.Today : world.Today.PlusDays(1);
        foreach (var invoice in person.Invoices.Where(invoice => _read.ContainsKey(invoice.InvoiceId)))
        {
            var stream = StreamId.Invoice(scenario.Creditor.Id, invoice.InvoiceId);
            var news = await world.Store.Read(stream, _read[invoice.InvoiceId]);
            _read[invoice.InvoiceId] = news.Head.Version;
            foreach (var stored in news.Events.Where(stored => stored.Type == "reminderSent"))
            {
                var sent = (InvoiceEvent.ReminderSent)EventFormat.Read(StreamKind.Invoice, stored);
                _diary.Remind(invoice, sent.Severity, readOn);
            }
        }
    }
}
