using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Calendars;
using Reminders.Domain.Payments;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Decisions;

/// <summary>The configured sources of payments and what each said last. Where none is configured, none can be silent.</summary>
public sealed record PaymentFeeds(ImmutableArray<FeedWord> Words)
{
    public static PaymentFeeds None { get; } = new([]);

    /// <summary>The feed that has been silent the longest, among those silent for longer than the policy allows.</summary>
    public FeedWord? Silent(DecisionContext context) => Words
        .Where(word => SilentFrom(word, context.Creditor, context.Policy.FeedMaxAge) <= context.Now)
        .MinBy(word => word.HeardAt ?? Instant.MinValue);

    /// <summary>When a feed counts as silent if nothing more is heard; one never heard of always does.</summary>
    public static Instant SilentFrom(FeedWord word, CreditorTerms creditor, FeedAge maxAge) =>
        word.HeardAt is not { } heard ? Instant.MinValue
        : maxAge.Span is { } span ? heard + span
        : creditor.EndOf(creditor.Calendar.AddBusinessDays(LocalTimes.DateIn(heard, creditor.Zone), maxAge.BusinessDays));
}
