using System.Collections.Immutable;

namespace Reminders.Formats.Meaning;

/// <summary>What a verified event means. Closed: every case is here.</summary>
public abstract record Understanding
{
    private Understanding()
    {
    }

    public sealed record Reports(ImmutableArray<PaymentReport> All) : Understanding;

    /// <summary>It is acknowledged, and nothing is to be done.</summary>
    public sealed record Ignored(string Why) : Understanding;

    /// <summary>It names a payment without saying what became of it: ask at this address, which is the source's own.</summary>
    public sealed record NeedsPayment(string PaymentId, Uri Url) : Understanding;

    /// <summary>It says something that cannot be true or cannot be read. For the operator.</summary>
    public sealed record Unreadable(string Problem) : Understanding;
}
