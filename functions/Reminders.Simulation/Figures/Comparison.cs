using System.Collections.Immutable;
using NodaTime;
using Reminders.Simulation.Runs;

namespace Reminders.Simulation.Figures;

/// <summary>One invoice whose story differs between two policies.</summary>
public sealed record Example(string Segment, string CustomerId, string InvoiceId, string A, string B);

/// <summary>Two policies on the same people, cut by the segments of the first.</summary>
public sealed record Comparison(RunFigures A, RunFigures B, ImmutableArray<Example> Examples)
{
    private const int ExamplesPerSegment = 3;

    public static Comparison Of(
        RunFigures a, string otherPolicy, IReadOnlyCollection<CustomerRecord> customersOfA, IReadOnlyCollection<CustomerRecord> customersOfB, IReadOnlyCollection<string> order)
    {
        var invoicesOfA = customersOfA.SelectMany(customer => customer.Invoices).ToDictionary(invoice => invoice.InvoiceId, StringComparer.Ordinal);
        var pairs = customersOfB.SelectMany(customer => customer.Invoices).Select(b => (A: invoicesOfA[b.InvoiceId], B: b)).ToList();
        return new Comparison(
            a,
            RunFigures.Of(otherPolicy, customersOfB, order, invoice => invoicesOfA[invoice.InvoiceId].Segment),
            [.. order.SelectMany(segment => ExamplesOf(segment, pairs.Where(pair => pair.A.Segment == segment)))]);
    }

    // The most different first, and no customer twice.
    private static IEnumerable<Example> ExamplesOf(string segment, IEnumerable<(InvoiceRecord A, InvoiceRecord B)> pairs) => pairs
        .Select(pair => (pair.A, pair.B, Words: (A: StoryWords.Of(pair.A), B: StoryWords.Of(pair.B))))
        .Where(pair => pair.Words.A != pair.Words.B)
        .OrderByDescending(pair => Distance(pair.A, pair.B))
        .ThenBy(pair => pair.A.InvoiceId, StringComparer.Ordinal)
        .DistinctBy(pair => pair.A.CustomerId)
        .Take(ExamplesPerSegment)
        .Select(pair => new Example(segment, pair.A.CustomerId, pair.A.InvoiceId, pair.Words.A, pair.Words.B));

    private static int Distance(InvoiceRecord a, InvoiceRecord b) =>
        (10 * Math.Abs(a.Contacts.Length - b.Contacts.Length))
        + (10 * Math.Abs(a.MaxSeverity - b.MaxSeverity))
        + (a.Outcome == b.Outcome ? 0 : 30)
        + (a.PaidOn is { } paidA && b.PaidOn is { } paidB ? Math.Min(30, Math.Abs(Period.DaysBetween(paidA, paidB))) : 0);
}
