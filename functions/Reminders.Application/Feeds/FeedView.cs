using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Policies;
using Reminders.Domain.Decisions;
using Reminders.Domain.Payments;

namespace Reminders.Application.Feeds;

/// <summary>A payment feed as people see it.</summary>
/// <param name="Feed">Its name: the source of the payments it brings.</param>
/// <param name="LastWordAt">When it last spoke; null: never.</param>
/// <param name="Stale">It has been silent for longer than the creditor's policy allows: nothing escalates.</param>
/// <param name="Missing">Numbers of its sequence that were never heard, both ends included.</param>
/// <param name="MissingStatements">Statements of its accounts that never came.</param>
public sealed record FeedView(
    string Feed, Instant? LastWordAt, bool Stale, ImmutableArray<FeedGap> Missing, ImmutableArray<MissingStatementsView> MissingStatements)
{
    public static ImmutableArray<FeedView> All(PaymentFeeds feeds, Creditor creditor, IPolicies policies, Instant now) =>
        [.. feeds.Words.Select(word => Of(word, creditor, policies, now))];

    public static FeedView Of(FeedWord word, Creditor creditor, IPolicies policies, Instant now)
    {
        var policy = policies.Find(creditor.DefaultPolicy) ?? throw new PolicyGoneException(creditor.DefaultPolicy);
        return new FeedView(word.Feed, word.HeardAt, PaymentFeeds.SilentFrom(word, creditor.Terms, policy.FeedMaxAge) <= now, word.Gaps, MissingStatementsView.All(word));
    }
}

/// <summary>Statements of an account that never came: after one day, before another, and their numbers where the bank counts them.</summary>
public sealed record MissingStatementsView(string Account, LocalDate After, LocalDate Before, long? From, long? To)
{
    internal static ImmutableArray<MissingStatementsView> All(FeedWord word) =>
        [.. word.Accounts.SelectMany(chain => chain.Gaps.Select(gap => Of(chain.Account, gap)))];

    internal static MissingStatementsView Of(string account, StatementGap gap) => new(account, gap.After.Day, gap.Before.Day, gap.From, gap.To);
}
