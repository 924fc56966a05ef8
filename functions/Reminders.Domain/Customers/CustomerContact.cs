using System.Collections.Immutable;
using NodaTime;

namespace Reminders.Domain.Customers;

public enum ContactState
{
    /// <summary>Claimed: a message may be under way.</summary>
    Claimed,
    Sent,

    /// <summary>Nobody can say whether it left; it counts as sent.</summary>
    Unknown,
    Failed,
    Released,
}

/// <summary>One message to a customer, from its claim on. <see cref="At"/> is the time of the claim.</summary>
public sealed record CustomerContact(string ContactId, string Channel, Instant At, ContactState State, ImmutableArray<string> Covers)
{
    public bool Counts => State is ContactState.Claimed or ContactState.Sent or ContactState.Unknown;
}
