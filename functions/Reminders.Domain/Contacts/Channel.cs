namespace Reminders.Domain.Contacts;

/// <summary>The ways a message can reach a customer, by the names used in policies, events and HTTP.</summary>
public static class Channel
{
    public const string Email = "email";
    public const string Sms = "sms";
    public const string Letter = "letter";

    public static IReadOnlyList<string> All { get; } = [Email, Sms, Letter];
}
