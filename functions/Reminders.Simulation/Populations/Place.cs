namespace Reminders.Simulation.Populations;

/// <summary>Where a customer lives: country, region, zone, language and the currency of their invoices.</summary>
public sealed record Place(string Country, string? Region, string Zone, string Locale, string Currency)
{
    /// <summary>Places and how many of a hundred customers live there.</summary>
    public static IReadOnlyList<(Place Value, int Weight)> All { get; } =
    [
        (new("DE", "BE", "Europe/Berlin", "de-DE", "EUR"), 16),
        (new("DE", "BY", "Europe/Berlin", "de-DE", "EUR"), 14),
        (new("DE", "NW", "Europe/Berlin", "de-DE", "EUR"), 15),
        (new("AT", null, "Europe/Vienna", "de-AT", "EUR"), 10),
        (new("CH", "ZH", "Europe/Zurich", "de-CH", "CHF"), 8),
        (new("FR", null, "Europe/Paris", "fr-FR", "EUR"), 8),
        (new("NL", null, "Europe/Amsterdam", "nl-NL", "EUR"), 8),
        (new("SE", null, "Europe/Stockholm", "sv-SE", "SEK"), 5),
        (new("GB", null, "Europe/London", "en-GB", "GBP"), 9),
        (new("US", null, "America/New_York", "en-US", "USD"), 4),
        (new("US", null, "America/Los_Angeles", "en-US", "USD"), 3),
    ];
}
