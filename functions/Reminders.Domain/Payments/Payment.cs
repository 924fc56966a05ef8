using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Documents;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Domain.Payments;

/// <summary>A payment as its events tell it: how much of it pays which invoice, and what was taken back.</summary>
public sealed record Payment
{
    public static Payment None { get; } = new();

    public PaymentReceived? Received { get; init; }

    /// <summary>It is no payment: a bank took one back.</summary>
    public ReturnBooked? Return { get; init; }

    /// <summary>The id of the payment that this return took back; null while nobody knows.</summary>
    public string? ReturnOf { get; init; }

    /// <summary>When the money, or the first word of it, came in here.</summary>
    public Instant ReceivedAt { get; init; }

    /// <summary>What a gateway said of it, each event once.</summary>
    public ImmutableArray<PaymentReported> Reports { get; init; } = [];

    /// <summary>The invoice that the reports are about.</summary>
    public string? ExpectedFor { get; init; }

    /// <summary>All invoices it was ever thought to pay perhaps.</summary>
    public ImmutableArray<string> Proposed { get; init; } = [];

    /// <summary>Why, as it was last said for each invoice.</summary>
    public ImmutableArray<ProposalReasons> Reasons { get; init; } = [];

    /// <summary>What a later invoice finds it by.</summary>
    public ImmutableArray<string> Clues { get; init; } = [];

    /// <summary>The invoices a person said it pays, and did not take back.</summary>
    public ImmutableArray<string> AssignedTo { get; init; } = [];

    /// <summary>What a person said pays no invoice. What comes later is looked at again.</summary>
    public long SetAsideMinor { get; init; }

    /// <summary>All that there is of it was set aside, be it only announced.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>In the order in which they were made; the index is part of each posting's idempotency key.</summary>
    public ImmutableArray<Allocation> Allocations { get; init; } = [];

    /// <summary>How many of the allocations no person made.</summary>
    public int MatchedByRule { get; init; }

    /// <summary>In the order in which they were made. A negative amount was given back again.</summary>
    public ImmutableArray<Reversal> Reversals { get; init; } = [];

    /// <summary>What a person took back of allocations, in order: its index is part of each posting's idempotency key.</summary>
    public ImmutableArray<Unassignment> Unassigned { get; init; } = [];

    /// <summary>Parts that came after the first.</summary>
    public long IncreasedMinor { get; init; }

    public long AmountMinor => (Received?.Amount.Value ?? 0) + IncreasedMinor;

    /// <summary>What was taken back and not given again.</summary>
    public long ReversedMinor => Reversals.Sum(reversal => reversal.Amount.Value);

    /// <summary>A return whose payment nobody knows, and which no person has set aside.</summary>
    public bool IsOpenReturn => Return is not null && ReturnOf is null && !IsSetAside;

    /// <summary>The currency of everything said of this payment; null while no amount was.</summary>
    public string? CurrencyCode => Received?.Currency ?? Return?.Currency ?? Reports.Select(report => report.Currency).FirstOrDefault(code => code is not null);

    public string? NamedInvoice => Received?.InvoiceId ?? Reports.Select(report => report.InvoiceId).FirstOrDefault(named => named is not null);

    public string? NamedReference =>
        Received?.PaymentReference ?? Reports.Select(report => report.PaymentReference).FirstOrDefault(named => named is not null);

    public string? GatewayInvoice => Reports.Select(report => report.GatewayInvoice).FirstOrDefault(named => named is not null);

    /// <summary>It sums up payments of its source that may be told one by one: on an invoice only the larger of both counts.</summary>
    public bool SumsUp => Reports.Any(report => report.SumsUp);

    public ReportedMoney Reported => ReportedMoney.Of(Reports);

    /// <summary>There is something to bring onto invoices.</summary>
    public bool HasPostings => !Allocations.IsEmpty || !Proposed.IsEmpty || ExpectedFor is not null;

    /// <summary>What pays no invoice, was not taken back and not set aside, in minor units.</summary>
    public long OpenMinor => Math.Max(0, AssignableMinor - SetAsideMinor);

    /// <summary>What a person may still assign: what is open, and what was set aside.</summary>
    public long AssignableMinor => UnallocatedMinor - ReversedOfUnallocated;

    /// <summary>What was taken back because the gateway said so, and not given again.</summary>
    public long ReversedByReportsMinor => Reversals
        .Where(reversal => Reports.Any(report => report.EventId == reversal.ReversalId))
        .Sum(reversal => reversal.Amount.Value);

    private long UnallocatedMinor =>
        AmountMinor - Allocations.Sum(allocation => allocation.Amount.Value) + Unassigned.SelectMany(one => one.Split).Sum(part => part.Amount.Value);

    /// <summary>What was taken back and hit no invoice. Negative when it hit one that the payment no longer pays and came again.</summary>
    public long ReversedOfUnallocated => ReversedMinor - Reversals.SelectMany(reversal => reversal.Split).Sum(part => part.Amount.Value);

    /// <summary>The allocations that nobody took back, by index.</summary>
    public ImmutableArray<int> Standing => [.. Enumerable.Range(0, Allocations.Length).Where(index => !IsTakenBack(index))];

    /// <summary>A person took it back from there, and it does not pay that invoice in another part.</summary>
    public bool WasTakenFrom(string invoiceId) =>
        TimesTakenFrom(invoiceId) > 0 && Standing.All(index => Allocations[index].InvoiceId != invoiceId);

    public int TimesTakenFrom(string invoiceId) => Unassigned.Count(one => one.Split.Any(part => part.InvoiceId == invoiceId));

    /// <summary>What an allocation pays still, in minor units.</summary>
    public long LeftOf(int index) => IsTakenBack(index) ? 0 : Allocations[index].Amount.Value - ReversedOf(index);

    private bool IsTakenBack(int index) => Unassigned.Any(one => one.Split.Any(part => part.Allocation == index));

    private long ReversedOf(int index) =>
        Reversals.SelectMany(reversal => reversal.Split).Where(piece => piece.Allocation == index).Sum(piece => piece.Amount.Value);

    public Payment Evolve(PaymentEvent happened, Instant at) => happened switch
    {
        PaymentReceived received => this with { Received = received, ReceivedAt = at, IsSetAside = false },
        PaymentReported reported => this with
        {
            Reports = Reports.Add(reported),
            ReceivedAt = Reports.IsEmpty && Received is null ? at : ReceivedAt,
        },
        ReturnBooked back => this with { Return = back, ReceivedAt = at },
        ReturnFound found => this with { ReturnOf = found.PaymentId },
        PaymentIncreased increased => this with { IncreasedMinor = IncreasedMinor + increased.Amount.Value, IsSetAside = false },
        PaymentReinstated reinstated => Reverse(reinstated.ReversalId, -reinstated.Amount.Value, null),
        PaymentExpected expected => this with { ExpectedFor = expected.InvoiceId },
        PaymentProposed proposed => this with
        {
            Proposed = [.. Proposed.Union(proposed.InvoiceIds)],
            Reasons = [.. proposed.Reasons.UnionBy(Reasons, reasons => reasons.InvoiceId)],
        },
        PaymentCluesKept clues => this with { Clues = clues.Keys },
        PaymentSetAside => this with { SetAsideMinor = AssignableMinor, IsSetAside = true },
        PaymentMatched matched => this with
        {
            Allocations = Allocations.Add(new Allocation(matched.InvoiceId, matched.Amount) { Difference = matched.Difference }),
            MatchedByRule = MatchedByRule + 1,
        },
        PaymentAssigned assigned => this with
        {
            SetAsideMinor = Math.Max(0, Math.Min(SetAsideMinor, AssignableMinor - assigned.Allocations.Sum(part => part.Amount.Value))),
            IsSetAside = false,
            Allocations = Allocations.AddRange(assigned.Allocations),
            AssignedTo = [.. AssignedTo.Union(assigned.Allocations.Select(part => part.InvoiceId))],
        },
        PaymentUnassigned unassigned => Unassign(unassigned),
        PaymentReversed reversed => Reverse(reversed.ReversalId, reversed.Amount.Value, reversed.Reason),
        _ => throw new InvalidOperationException($"No payment event: {happened.GetType().Name}."),
    };

    private Payment Unassign(PaymentUnassigned happened)
    {
        ImmutableArray<ReversedPart> split =
            [.. happened.Indexes.Select(index => new ReversedPart(index, Allocations[index].InvoiceId, new MinorUnits(LeftOf(index))))];
        var after = this with { Unassigned = Unassigned.Add(new Unassignment(happened.Reason, split)), IsSetAside = false };
        return after with { AssignedTo = AssignedTo.RemoveAll(after.WasTakenFrom) };
    }

    /// <summary>
    /// A reversal comes first off money that pays no invoice, then off the last allocation back, so that it hits as few as possible;
    /// money given back (a negative amount) fills allocations up from the first. How it was split stays, whatever is allocated later.
    /// </summary>
    private Payment Reverse(string reversalId, long amount, DocumentRef? reason)
    {
        var split = ImmutableArray.CreateBuilder<ReversedPart>();
        var left = amount > 0 ? amount - Math.Min(amount, UnallocatedMinor - ReversedOfUnallocated) : amount;
        foreach (var (index, part) in amount > 0 ? Allocations.Index().Reverse() : Allocations.Index())
        {
            var moved = left > 0 ? Math.Min(left, LeftOf(index)) : IsTakenBack(index) ? 0 : Math.Max(left, -ReversedOf(index));
            if (moved != 0)
            {
                split.Add(new ReversedPart(index, part.InvoiceId, new MinorUnits(moved)));
                left -= moved;
            }
        }

        return this with { Reversals = Reversals.Add(new Reversal(reversalId, new MinorUnits(amount), reason, split.ToImmutable())) };
    }
}

/// <summary>Money that was taken back (or, negative, given again), and how much of it from which allocation.</summary>
public sealed record Reversal(string ReversalId, MinorUnits Amount, DocumentRef? Reason, ImmutableArray<ReversedPart> Split);

/// <summary>What a person took back, and from which allocations: the money is still here.</summary>
public sealed record Unassignment(DocumentRef? Reason, ImmutableArray<ReversedPart> Split);

/// <summary>The part of a reversal that hits one allocation, by its index.</summary>
public readonly record struct ReversedPart(int Allocation, string InvoiceId, MinorUnits Amount);
