using NodaTime;

namespace Reminders.Simulation.Populations;

/// <summary>What the people are going to do and when, as they receive invoices and reminders. A day at a time.</summary>
public sealed class Diary(int seed)
{
    private readonly SortedDictionary<LocalDate, List<(PlannedInvoice Invoice, Act Act)>> _pages = [];
    private readonly Dictionary<string, int> _reminders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _moved = new(StringComparer.Ordinal);

    /// <summary>The next day on which somebody does something.</summary>
    public LocalDate? Next => _pages.Count == 0 ? null : _pages.Keys.First();

    public void Receive(PlannedInvoice invoice)
    {
        foreach (var act in Conduct.OfOwnAccord(invoice, LuckOf(invoice)))
        {
            Write(invoice, act);
        }
    }

    /// <summary>A reminder is read on a day; who is moved by one does not change their mind at the next.</summary>
    public void Remind(PlannedInvoice invoice, int severity, LocalDate on)
    {
        var number = _reminders[invoice.InvoiceId] = _reminders.GetValueOrDefault(invoice.InvoiceId) + 1;
        if (_moved.Contains(invoice.InvoiceId))
        {
            return;
        }

        foreach (var act in Conduct.OnReminder(invoice, number, severity, on, LuckOf(invoice)))
        {
            _moved.Add(invoice.InvoiceId);
            Write(invoice, act);
        }
    }

    /// <summary>What is done on a day, in the order in which it was decided. Asked once a day.</summary>
    public IReadOnlyList<(PlannedInvoice Invoice, Act Act)> Take(LocalDate day) => _pages.Remove(day, out var page) ? page : [];

    /// <summary>What was to be done is done on another day.</summary>
    public void Postpone(PlannedInvoice invoice, Act act, LocalDate to) => Write(invoice, new PlannedAct(to, act));

    private Chance LuckOf(PlannedInvoice invoice) => Chance.Of(seed).For(invoice.Invoice.Customer.CustomerId).For(invoice.InvoiceId);

    private void Write(PlannedInvoice invoice, PlannedAct act)
    {
        if (!_pages.TryGetValue(act.On, out var page))
        {
            _pages[act.On] = page = [];
        }

        page.Add((invoice, act.Act));
    }
}
