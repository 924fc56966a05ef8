using NodaTime;

namespace Reminders.Domain.Contacts;

/// <summary>The deadlines of every contact, counted from its claim. They make a message leave in time or not at all.</summary>
public static class ContactProtocol
{
    /// <summary>A message leaves within this of its claim or not at all.</summary>
    public static readonly Duration HandOverWithin = Duration.FromSeconds(60);

    /// <summary>From here on anyone may finish what the claim's owner left open.</summary>
    public static readonly Duration FinishAfter = HandOverWithin * 2;

    /// <summary>Later than this, a provider that says it has no such message may only have forgotten it.</summary>
    public static readonly Duration ProviderRemembers = Duration.FromHours(24);
}
