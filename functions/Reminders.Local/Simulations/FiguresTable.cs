using System.Globalization;
using Reminders.Simulation.Figures;
using Reminders.Simulation.Runs;
using Spectre.Console;

namespace Reminders.Local.Simulations;

/// <summary>The figures for people at a terminal.</summary>
internal sealed class FiguresTable(IAnsiConsole console)
{
    private static readonly (string Head, Func<SegmentFigures, string> Value)[] Columns =
    [
        ("invoices", segment => Text(segment.Invoices)),
        ("paid before\nany contact", segment => Share(segment.PaidBeforeContact, segment.Invoices)),
        ("paid", segment => Share(segment.Paid, segment.Invoices)),
        ("median days\nto paid", segment => segment.MedianDaysToPaid?.ToString(CultureInfo.InvariantCulture) ?? "-"),
        ("contacts per\ninvoice", segment => segment.ContactsPerInvoice.ToString("0.00", CultureInfo.InvariantCulture)),
        ("soft", segment => Share(segment.Hardest[1], segment.Invoices)),
        ("friendly", segment => Share(segment.Hardest[2], segment.Invoices)),
        ("firm", segment => Share(segment.Hardest[3], segment.Invoices)),
        ("formal", segment => Share(segment.Hardest[4], segment.Invoices)),
        ("most messages\nin 30 days", segment => Text(segment.MostMessagesIn30Days)),
        ("reached\napproval", segment => Share(segment.ReachedApproval, segment.Invoices)),
    ];

    public void Show(Scenario scenario, RunFigures figures, Comparison? comparison)
    {
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{figures.Total.Invoices} invoices of {figures.Customers} customers, {scenario.Days} days from {scenario.FirstDay:uuuu-MM-dd}, seed {scenario.Seed}. {FiguresJson.Note}");
        console.WriteLine("soft to formal: the hardest message about an invoice. Days count from the due date.");
        Table(figures, comparison?.B);
        Withheld(figures);
        if (comparison is not null)
        {
            Withheld(comparison.B);
            Examples(comparison);
        }

        Held(figures);
        if (comparison is not null)
        {
            Held(comparison.B);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(int part, int of) => of == 0 ? "-" : ((decimal)part / of).ToString("0%", CultureInfo.InvariantCulture);

    private void Table(RunFigures figures, RunFigures? other)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(other is null ? Markup.Escape(figures.Policy) : Markup.Escape($"{figures.Policy}\n> {other.Policy}"));
        foreach (var (head, _) in Columns)
        {
            table.AddColumn(new TableColumn(head).RightAligned());
        }

        foreach (var segment in figures.Segments.Append(figures.Total))
        {
            var beside = other?.Segments.Append(other.Total).FirstOrDefault(one => one.Segment == segment.Segment);
            table.AddRow([Markup.Escape(segment.Segment), .. Columns.Select(column => Cell(column.Value(segment), beside is null ? null : column.Value(beside)))]);
        }

        console.Write(table);
    }

    // What differs stands under what was, so that the eye finds it.
    private static string Cell(string value, string? other) => other is null || other == value ? value : $"{value}\n[yellow]> {other}[/]";

    private void Withheld(RunFigures figures)
    {
        var reasons = figures.Total.Suppressed.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{figures.Policy}: nothing was sent though a step's time had come: {(figures.Total.Suppressed.IsEmpty ? "never" : string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value}")))}");
    }

    private void Examples(Comparison comparison)
    {
        foreach (var segment in comparison.Examples.GroupBy(example => example.Segment, StringComparer.Ordinal))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{segment.Key}[/]");
            foreach (var example in segment)
            {
                console.MarkupLineInterpolated($"  {example.CustomerId} / {example.InvoiceId}");
                console.MarkupLineInterpolated($"    with {comparison.A.Policy}: {example.A}");
                console.MarkupLineInterpolated($"    with {comparison.B.Policy}: [yellow]{example.B}[/]");
            }
        }

        console.WriteLine();
    }

    private void Held(RunFigures figures)
    {
        const int ToShow = 20;
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{figures.Policy}: {string.Join(", ", RunFigures.Promises)} {(figures.Breaches.IsEmpty ? "held" : "did NOT hold")}: checked {figures.Contacts} contacts, {figures.Breaches.Length} breaches");
        foreach (var breach in figures.Breaches.Take(ToShow))
        {
            console.MarkupLineInterpolated($"  [red]{breach}[/]");
        }
    }
}
