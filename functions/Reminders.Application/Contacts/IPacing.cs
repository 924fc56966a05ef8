using NodaTime;

namespace Reminders.Application.Contacts;

/// <summary>
/// A channel's quota. A token is taken before the customer's budget is claimed, so that a message which the provider would turn
/// away for its rate is not even begun.
/// </summary>
public interface IPacing
{
    /// <summary>Takes a token, or answers when to come back for one.</summary>
    Instant? Take(string channel);

    /// <summary>The provider asked for a break.</summary>
    void Pause(string channel, Instant until);
}

/// <summary>For channels without a quota.</summary>
public sealed class NoPacing : IPacing
{
    public Instant? Take(string channel) => null;

    public void Pause(string channel, Instant until)
    {
    }
}
