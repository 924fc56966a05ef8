namespace Reminders.Formats.Codes;

/// <summary>
/// A structured address, the only kind that Swiss codes have. The house number may stand in the street, where a system keeps them
/// together.
/// </summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record SwissAddress(string Name, string? Street, string Postcode, string City, string Country);
