using System.Collections.Immutable;
using NodaTime;
using Reminders.Simulation.Runs;

namespace Reminders.Simulation.Figures;

/// <summary>What a policy did to the invoices of a segment.</summary>
/// <param name="Segment">The segment's id; <c>all</c> for everybody.</param>
/// <param name="PaidBeforeContact">Paid before any message about them.</param>
/// <param name="ContactsPerInvoice">Messages about an invoice, on average; one that covers two counts for both.</param>
/// <param name="Hardest">Invoices by the hardest message about them: none, soft, friendly, firm, formal.</param>
/// <param name="MedianDaysToPaid">Days from the due date to payment, of those that were paid; negative: before it.</param>
/// <param name="MostMessagesIn30Days">The most messages that one of the customers got in any 30 days.</param>
/// <param name="ReachedApproval">Invoices for which a person was asked to approve a hard step.</param>
/// <param name="Suppressed">How often a step's time came and nothing was sent, by reason.</param>
public sealed record SegmentFigures(
    string Segment,
    int Invoices,
    int PaidBeforeContact,
    int Paid,
    int Open,
    decimal ContactsPerInvoice,
    ImmutableArray<int> Hardest,
    int? MedianDaysToPaid,
    int MostMessagesIn30Days,
    int ReachedApproval,
    ImmutableSortedDictionary<string, int> Suppressed)
{
    public static readonly ImmutableArray<string> SeverityNames = ["none", "soft", "friendly", "firm", "formal"];

    public static SegmentFigures Of(string segment, IReadOnlyCollection<InvoiceRecord> invoices, IEnumerable<CustomerRecord> customers)
    {
        var late = invoices.Where(invoice => invoice.PaidOn is not null)
            .Select(invoice => Period.DaysBetween(invoice.Due, invoice.PaidOn!.Value)).Order().ToList();
        var contacts = invoices.Sum(invoice => invoice.Contacts.Length);
        return new SegmentFigures(
            segment,
            invoices.Count,
            invoices.Count(invoice => invoice.PaidBeforeAnyContact),
            late.Count,
            invoices.Count(invoice => invoice.Outcome == "open"),
            invoices.Count == 0 ? 0 : decimal.Round((decimal)contacts / invoices.Count, 2),
            [.. SeverityNames.Select((_, index) => invoices.Count(invoice => invoice.MaxSeverity == index - 1))],
            late.Count == 0 ? null : late[(late.Count - 1) / 2],
            customers.Select(MostIn30Days).DefaultIfEmpty().Max(),
            invoices.Count(invoice => invoice.ReachedApproval),
            invoices.SelectMany(invoice => invoice.Suppressed)
                .GroupBy(withheld => withheld.Key, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(withheld => withheld.Value), StringComparer.Ordinal));
    }

    private static int MostIn30Days(CustomerRecord customer)
    {
        var most = 0;
        var from = 0;
        for (var to = 0; to < customer.Messages.Length; to++)
        {
            while (customer.Messages[to] - customer.Messages[from] >= Duration.FromDays(30))
            {
                from++;
            }

            most = Math.Max(most, to - from + 1);
        }

        return most;
    }
}
