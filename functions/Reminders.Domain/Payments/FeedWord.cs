using System.Collections.Immutable;
using NodaTime;

namespace Reminders.Domain.Payments;

/// <summary>What was last heard from a payment feed, and which numbers of its sequence are missing.</summary>
public sealed record FeedWord(string Feed)
{
    /// <summary>More gaps than this are one long one: somebody has to look at the feed anyway.</summary>
    public const int MaxGaps = 20;

    /// <summary>Of more accounts nobody keeps the chain.</summary>
    public const int MaxAccounts = 100;

    public Instant? HeardAt { get; init; }

    public long? LastSequence { get; init; }

    /// <summary>In order, never touching each other.</summary>
    public ImmutableArray<FeedGap> Gaps { get; init; } = [];

    /// <summary>The accounts whose statements the feed brings, in the order in which they were first heard.</summary>
    public ImmutableArray<StatementChain> Accounts { get; init; } = [];

    /// <summary>A statement of an account.</summary>
    public FeedWord Hear(string account, StatementWord word)
    {
        var known = Accounts.FirstOrDefault(chain => chain.Account == account);
        return known is not null ? this with { Accounts = Accounts.Replace(known, known.Hear(word)) }
            : Accounts.Length < MaxAccounts ? this with { Accounts = Accounts.Add(new StatementChain(account).Hear(word)) }
            : this;
    }

    /// <summary>Word that comes late or twice changes nothing but the gap it fills.</summary>
    public FeedWord Hear(Instant at, long? sequence = null)
    {
        var heard = this with { HeardAt = HeardAt is { } before ? Instant.Max(before, at) : at };
        return sequence switch
        {
            null => heard,
            { } number when LastSequence is null => heard with { LastSequence = number },
            { } number when number <= LastSequence => heard with { Gaps = [.. Gaps.SelectMany(gap => gap.Without(number))] },
            { } number => heard with { LastSequence = number, Gaps = Skipping(number) },
        };
    }

    private ImmutableArray<FeedGap> Skipping(long number)
    {
        var next = LastSequence!.Value + 1;
        return number == next ? Gaps
            : Gaps.Length < MaxGaps ? Gaps.Add(new FeedGap(next, number - 1))
            : Gaps.SetItem(MaxGaps - 1, Gaps[^1] with { To = number - 1 });
    }
}

/// <summary>Numbers that were never heard, both ends included.</summary>
public readonly record struct FeedGap(long From, long To)
{
    internal IEnumerable<FeedGap> Without(long number)
    {
        if (number < From || number > To)
        {
            yield return this;
            yield break;
        }

        if (number > From)
        {
            yield return this with { To = number - 1 };
        }

        if (number < To)
        {
            yield return this with { From = number + 1 };
        }
    }
}
