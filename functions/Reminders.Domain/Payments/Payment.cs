using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Domain.Payments;

/// <summary>A payment as its events tell it: how much of it pays which invoice, and what was taken back.</summary>
public sealed record Payment
{
    public static Payment None { get; } = new();

    public PaymentReceived? Received { get; init; }

    public Instant ReceivedAt { get; init; }

    /// <summary>In the order in which they were made; the index is part of each posting's idempotency key.</summary>
    public ImmutableArray<Allocation> Allocations { get; init; } = [];

    public ImmutableArray<PaymentReversed> Reversals { get; init; } = [];

    public long AmountMinor => Received?.Amount.Value ?? 0;

    /// <summary>What pays no invoice and was not taken back, in minor units.</summary>
    public long OpenMinor => Math.Max(0, UnallocatedMinor - Reversals.Sum(reversal => reversal.Amount.Value));

    private long UnallocatedMinor => AmountMinor - Allocations.Sum(allocation => allocation.Amount.Value);

    public Payment Evolve(PaymentEvent happened, Instant at) => happened switch
    {
        PaymentReceived received => this with { Received = received, ReceivedAt = at },
        PaymentMatched matched => this with { Allocations = Allocations.Add(new Allocation(matched.InvoiceId, matched.Amount)) },
        PaymentAssigned assigned => this with { Allocations = Allocations.AddRange(assigned.Allocations) },
        PaymentReversed reversed => this with { Reversals = Reversals.Add(reversed) },
        _ => throw new InvalidOperationException($"No payment event: {happened.GetType().Name}."),
    };

    /// <summary>
    /// How a reversal comes off the invoices this payment paid: first from money that pays none, then from the last allocation
    /// back, so that it hits as few as possible. Pure, so that whoever resumes the work splits it the same way.
    /// </summary>
    public IEnumerable<Allocation> SplitOf(PaymentReversed reversal)
    {
        var before = Reversals.TakeWhile(other => other.ReversalId != reversal.ReversalId).Sum(other => other.Amount.Value);
        var left = reversal.Amount.Value;
        TakeFrom(UnallocatedMinor, ref before, ref left);
        foreach (var allocation in Allocations.Reverse())
        {
            var taken = TakeFrom(allocation.Amount.Value, ref before, ref left);
            if (taken > 0)
            {
                yield return new Allocation(allocation.InvoiceId, new MinorUnits(taken));
            }
        }
    }

    // What earlier reversals took of this pot is gone; the rest of it is there for this one.
    private static long TakeFrom(long pot, ref long before, ref long left)
    {
        var takenBefore = Math.Min(before, pot);
        before -= takenBefore;
        var taken = Math.Min(left, pot - takenBefore);
        left -= taken;
        return taken;
    }
}
