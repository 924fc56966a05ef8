using System.Collections.Immutable;
using NodaTime;
using static Reminders.Domain.Payments.PaymentEvent;

namespace Reminders.Domain.Payments;

/// <summary>
/// What all reports of one payment mean together, in minor units. A function of the set of reports: their order and repetitions make
/// no difference.
/// </summary>
/// <param name="Received">Money that arrived, whatever became of it later.</param>
/// <param name="Returned">How much of it was taken back and not given again.</param>
/// <param name="IsPending">Nothing arrived yet, and the last word is that it will.</param>
/// <param name="HasFailed">Nothing arrived, and the last word is that it will not.</param>
/// <param name="IsContested">The payer had it charged back or objects, and that is not over.</param>
public sealed record ReportedMoney(long Received, long Returned, bool IsPending, bool HasFailed, bool IsContested)
{
    private static readonly Duration BetweenAttempts = Duration.FromHours(1);

    public static ReportedMoney Of(ImmutableArray<PaymentReported> reports)
    {
        var received = Sum(Only(reports, PaymentNews.Paid, PaymentNews.PartPaid), []);
        var refunds = Only(reports, PaymentNews.Refunded);
        var chargebacks = Only(reports, PaymentNews.ChargedBack);
        var again = Only(reports, PaymentNews.Reinstated);
        var refunded = Sum(refunds, Except(again, chargebacks));
        var chargedBack = Sum(chargebacks, Except(again, refunds));
        var allIsBack = CameBack(reports) || WholeIsOut(chargebacks, again);
        var comesAt = LastAt(reports, IsComing);
        var failedAt = LastAt(reports, report => HasFailedForGood(report) && !IsOfAttempt(report, reports));
        return new ReportedMoney(
            received,
            allIsBack ? received : Math.Min(received, refunded + chargedBack),
            received == 0 && comesAt is not null && !(failedAt >= comesAt),
            received == 0 && failedAt is not null && !(failedAt < comesAt),
            chargedBack > 0 || WholeIsOut(chargebacks, again) || IsDisputed(reports));
    }

    // Parts are known by their ids, each once; a report without one speaks of the whole; a total counts what parts do not add up to.
    private static long Sum(List<PaymentReported> reports, List<PaymentReported> again)
    {
        var parts = reports
            .Where(report => report is { IsTotal: false, MovementId: not null } && !again.Exists(one => one.MovementId == report.MovementId))
            .GroupBy(report => report.MovementId)
            .Sum(Most);
        var whole = Most(reports.Where(report => report is { IsTotal: false, MovementId: null }));
        var total = Most(reports.Where(report => report.IsTotal)) - again.GroupBy(report => report.MovementId).Sum(Most);
        return Math.Max(parts, Math.Max(whole, total));
    }

    // A direct debit can fail after it was confirmed; a card can succeed after it failed. Without times the money counts.
    private static bool CameBack(ImmutableArray<PaymentReported> reports) =>
        LastAt(reports, report => report.News is PaymentNews.Paid or PaymentNews.PartPaid) is { } arrivedAt
        && LastAt(reports, HasFailedForGood) > arrivedAt;

    private static bool WholeIsOut(List<PaymentReported> chargebacks, List<PaymentReported> again) =>
        LastAt(chargebacks, IsOfTheWhole) is { } outAt && !(LastAt(again, IsOfTheWhole) >= outAt);

    private static bool IsDisputed(ImmutableArray<PaymentReported> reports)
    {
        var over = Only(reports, PaymentNews.DisputeClosed);
        return Only(reports, PaymentNews.Disputed).Exists(report => !over.Exists(closed => closed.MovementId == report.MovementId));
    }

    // Paid by an amount that is not known yet is on its way, too.
    private static bool IsComing(PaymentReported report) =>
        report is { News: PaymentNews.Pending } or { News: PaymentNews.Failed, RetryComing: true }
            or { News: PaymentNews.Paid or PaymentNews.PartPaid, Amount: null };

    private static bool HasFailedForGood(PaymentReported report) => report is { News: PaymentNews.Failed, RetryComing: false };

    // The attempt that failed when another one was announced. Gateways wait a day and more between attempts.
    private static bool IsOfAttempt(PaymentReported failure, ImmutableArray<PaymentReported> reports) => reports.Any(retry =>
        retry.RetryComing && retry.News == PaymentNews.Failed
        && (failure.OccurredAt ?? Instant.MinValue) <= (retry.OccurredAt ?? Instant.MinValue) + BetweenAttempts);

    private static bool IsOfTheWhole(PaymentReported report) => report is { Amount: null, MovementId: null };

    private static List<PaymentReported> Only(ImmutableArray<PaymentReported> reports, params PaymentNews[] news) =>
        [.. reports.Where(report => news.Contains(report.News))];

    private static List<PaymentReported> Except(List<PaymentReported> again, List<PaymentReported> others) =>
        again.FindAll(report => !others.Exists(other => other.MovementId is not null && other.MovementId == report.MovementId));

    private static long Most(IEnumerable<PaymentReported> reports) => reports.Select(report => report.Amount?.Value ?? 0).DefaultIfEmpty().Max();

    // A report without a time is the oldest there is.
    private static Instant? LastAt(IEnumerable<PaymentReported> reports, Func<PaymentReported, bool> counts)
    {
        var times = reports.Where(counts).Select(report => report.OccurredAt ?? Instant.MinValue).ToList();
        return times.Count == 0 ? null : times.Max();
    }
}
