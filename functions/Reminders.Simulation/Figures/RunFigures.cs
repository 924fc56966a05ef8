using System.Collections.Immutable;
using Reminders.Simulation.Runs;

namespace Reminders.Simulation.Figures;

/// <summary>What a policy did, by segment and in all, and whether the promises held.</summary>
/// <param name="Contacts">Messages that left; each was checked.</param>
/// <param name="Breaches">Promises that did not hold, in words; none, if all is well.</param>
public sealed record RunFigures(
    string Policy, int Customers, ImmutableArray<SegmentFigures> Segments, SegmentFigures Total, int Contacts, ImmutableArray<string> Breaches)
{
    /// <summary>The promises that are checked in every run.</summary>
    public static readonly ImmutableArray<string> Promises = ["P1", "P2", "P3", "P4", "P6", "P9"];

    /// <param name="order">Segments in the order to show them.</param>
    /// <param name="segmentOf">In which segment to count an invoice; null: its own.</param>
    public static RunFigures Of(
        string policy, IReadOnlyCollection<CustomerRecord> customers, IEnumerable<string> order, Func<InvoiceRecord, string>? segmentOf = null)
    {
        var segment = segmentOf ?? (invoice => invoice.Segment);
        var all = customers.SelectMany(customer => customer.Invoices).ToList();
        var bySegment = all.ToLookup(segment, StringComparer.Ordinal);
        return new RunFigures(
            policy,
            customers.Count,
            [
                .. order.Where(bySegment.Contains).Select(id => SegmentFigures.Of(
                    id, [.. bySegment[id]], customers.Where(customer => customer.Invoices.Any(invoice => segment(invoice) == id)))),
            ],
            SegmentFigures.Of("all", all, customers),
            customers.Sum(customer => customer.Messages.Length),
            [.. customers.SelectMany(customer => customer.Breaches)]);
    }
}
