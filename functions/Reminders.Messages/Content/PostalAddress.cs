using System.Globalization;

namespace Reminders.Messages;

/// <summary>Where a letter goes.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null: the sender's own.</param>
/// <param name="Region">ISO 3166-2 without the country; part of the address in a few countries.</param>
public sealed record PostalAddress(string Name, string Street, string Postcode, string City, string? Country = null, string? Region = null)
{
    /// <summary>The lines as they stand on an envelope; the country last, where it is another than the sender's.</summary>
    public IReadOnlyList<string> Lines(string? senderCountry)
    {
        var place = CleanText.Line(Country switch
        {
            "US" or "CA" or "AU" => $"{City} {Region} {Postcode}",
            "GB" or "IE" or "NZ" => $"{City} {Postcode}",
            _ => $"{Postcode} {City}",
        });
        var lines = new[] { CleanText.Line(Name), CleanText.Line(Street), place };
        return Country is { } country && senderCountry is not null && country != senderCountry ? [.. lines, NameOf(country)] : lines;
    }

    // Postal services everywhere read English names in capitals.
    private static string NameOf(string country)
    {
        try
        {
            return new RegionInfo(country).EnglishName.ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return country;
        }
    }
}
