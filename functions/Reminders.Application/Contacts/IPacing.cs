using NodaTime;

namespace Reminders.Application.Contacts;

/// <summary>
/// A channel's quota. A token is taken before the customer's budget is claimed, so that a message which the provider would turn
/// away for its rate is not even begun.
/// </summary>
public interface IPacing
{
    /// <summary>
    /// Takes a token, or answers when to come back for one. Who comes back as the same contender by then, and not much later, gets it.
    /// </summary>
    Instant? Take(string channel, string contender);

    /// <summary>The provider asked for a break.</summary>
    void Pause(string channel, Instant until);
}

/// <summary>For channels without a quota.</summary>
public sealed class NoPacing : IPacing
{
    public Instant? Take(string channel, string contender) => null;

    public void Pause(string channel, Instant until)
    {
    }
}
