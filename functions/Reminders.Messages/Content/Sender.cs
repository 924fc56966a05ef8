namespace Reminders.Messages;

/// <summary>The company that sends a message.</summary>
/// <param name="Name">The company's name.</param>
/// <param name="SignedBy">The person who signs: a known name works better than a department.</param>
/// <param name="Email">The address that sends.</param>
/// <param name="ReplyTo">Where answers go, if not to <paramref name="Email"/>.</param>
/// <param name="Phone">A number that someone answers.</param>
/// <param name="Iban">The account for transfers.</param>
/// <param name="Bic">The account's bank, where it is needed.</param>
public sealed record Sender(
    string Name,
    string? SignedBy = null,
    string? Email = null,
    string? ReplyTo = null,
    string? Phone = null,
    string? Iban = null,
    string? Bic = null)
{
    public string? Street { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
}
