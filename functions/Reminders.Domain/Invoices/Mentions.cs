using System.Collections.Immutable;
using NodaTime;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Domain.Invoices;

/// <summary>How payments that are on their way, may be meant for an invoice or are objected to change its case.</summary>
internal static class Mentions
{
    public static Case Apply(Case state, InvoiceEvent happened, Instant at) => happened switch
    {
        PaymentPending pending when Counts(state, pending.Source, pending.PaymentId) => state with
        {
            Pending = Without(state.Pending, pending.Source, pending.PaymentId)
                .Add(new MentionedPayment(pending.Source, pending.PaymentId, pending.Amount, at)),
        },
        PaymentProposed proposed when Counts(state, proposed.Source, proposed.PaymentId, proposed.Retractions) => state with
        {
            Proposed = Without(state.Proposed, proposed.Source, proposed.PaymentId)
                .Add(new MentionedPayment(proposed.Source, proposed.PaymentId, proposed.Currency is null ? proposed.Amount : null, at) { Retractions = proposed.Retractions }),
        },
        PaymentContested contested => state with
        {
            Contested = Without(state.Contested, contested.Source, contested.PaymentId)
                .Add(new MentionedPayment(contested.Source, contested.PaymentId, null, at)),
        },
        PaymentContestEnded ended => state with
        {
            Contested = Without(state.Contested, ended.Source, ended.PaymentId),
            PauseEndedAt = at,
        },
        PaymentFailed failed => NoLongerPending(state, failed.Source, failed.PaymentId, at),
        PaymentPendingEnded ended => NoLongerPending(state, ended.Source, ended.PaymentId, at),
        PaymentProposalEnded ended => Decided(state, ended.Source, ended.PaymentId, ended.Retractions) with { PauseEndedAt = at },
        _ => state,
    };

    /// <summary>Nothing said of this payment later makes it pending or proposed, unless the decision is taken back.</summary>
    public static Case Decided(Case state, string source, string paymentId, int retractions = int.MaxValue) => state with
    {
        Pending = Without(state.Pending, source, paymentId),
        Proposed = state.Proposed.RemoveAll(one => one.Source == source && one.PaymentId == paymentId && one.Retractions <= retractions),
        DecidedPayments = IsDecided(state, source, paymentId, retractions)
            ? state.DecidedPayments
            : state.DecidedPayments.Add(new DecidedPayment(source, paymentId, retractions)),
    };

    private static Case NoLongerPending(Case state, string source, string paymentId, Instant at)
    {
        var pending = Without(state.Pending, source, paymentId);
        return pending.Length == state.Pending.Length ? state : state with { Pending = pending, PauseEndedAt = at };
    }

    private static bool Counts(Case state, string source, string paymentId, int retractions = 0) =>
        state.IsOpen && !IsDecided(state, source, paymentId, retractions);

    private static bool IsDecided(Case state, string source, string paymentId, int retractions) =>
        state.DecidedPayments.Any(one => one.Source == source && one.PaymentId == paymentId && one.Retractions >= retractions);

    private static ImmutableArray<MentionedPayment> Without(
        ImmutableArray<MentionedPayment> mentioned, string source, string paymentId) =>
        mentioned.RemoveAll(one => one.Source == source && one.PaymentId == paymentId);
}
