using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace Reminders.Formats.Webhooks;

/// <summary>What is known of a request. Closed: every case is here.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>It comes from the source; these are its events, each to be taken in once by its id.</summary>
    public sealed record Verified(ImmutableArray<VerifiedEvent> Events) : Verdict;

    /// <summary>It does not. <see cref="Why"/> is for the operator; the sender is never told which part was wrong.</summary>
    public sealed record Refused(string Why) : Verdict;

    public sealed record TooLarge(int MaxBytes) : Verdict;

    /// <summary>It comes from the source and cannot be read.</summary>
    public sealed record Unreadable(string Problem) : Verdict;

    /// <summary>It comes from the source in a content type that is not understood.</summary>
    public sealed record UnknownFormat(string Problem) : Verdict;

    /// <summary>It can be judged once this certificate is there. The address was checked; redirects are not to be followed.</summary>
    public sealed record NeedsCertificate(Uri Url) : Verdict;

    /// <summary>It only names a payment: ask the source what became of it, at this address and with the configured key.</summary>
    public sealed record NeedsPayment(string PaymentId, Uri Url) : Verdict;
}

/// <summary>
/// An event whose sender is known. <see cref="EventId"/> is unique within its source. <see cref="Type"/> and <see cref="At"/> are
/// set where the envelope tells them, not the content.
/// </summary>
public sealed record VerifiedEvent(string EventId, JsonElement Content)
{
    public string? Type { get; init; }

    public Instant? At { get; init; }
}
