namespace Reminders.Application.Customers;

/// <summary>What became of what a billing system said of a customer.</summary>
public enum Mention
{
    News,
    NoNews,

    /// <summary>Only an id, and nobody has it.</summary>
    OfNobody,
}
