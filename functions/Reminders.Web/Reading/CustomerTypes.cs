using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using Reminders.Domain.Names;

namespace Reminders.Web.Reading;

/// <summary>Where a customer is and how they are reached.</summary>
internal static partial class CustomerTypes
{
    private const int MaxEmail = 254;
    private const int MaxLocale = 35;

    private static readonly FrozenSet<string> Countries =
        (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Select(location => location.CountryCode).Append("BV").Append("HM").ToFrozenSet();

    private static readonly FrozenSet<string> Zones = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet();

    public static FieldType<string> Email { get; } = TextTypes.Of(
        () => new JsonObject { ["type"] = "string", ["format"] = "email", ["maxLength"] = MaxEmail },
        text => text.Length <= MaxEmail && EmailPattern().IsMatch(text) ? null : "must be one e-mail address, such as name@example.com");

    public static FieldType<string> Phone { get; } = TextTypes.Pattern(
        PhonePattern(), "must be an international number: a plus sign and 6 to 15 digits, such as +4915112345678");

    public static FieldType<string> Locale { get; } = TextTypes.Of(
        () => new JsonObject { ["type"] = "string", ["maxLength"] = MaxLocale, ["description"] = "BCP 47" },
        text => text.Length <= MaxLocale && LocalePattern().IsMatch(text) ? null : "must be a language tag, such as de or de-AT");

    public static FieldType<string> TimeZone { get; } = TextTypes.Of(
        () => new JsonObject { ["type"] = "string", ["description"] = "An IANA time zone, such as Europe/Berlin" },
        text => Zones.Contains(text)
            ? null
            : $"must be an IANA time zone, such as Europe/Berlin{NearestName.Hint(text, Zones)}");

    public static FieldType<string> Country { get; } = TextTypes.Of(
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{2}$", ["description"] = "ISO 3166-1 alpha-2" },
        text => Countries.Contains(text) ? null : "must be an ISO 3166 country code of two capital letters, such as DE");

    // Plausible, not proven: one @, no white space or controls, a domain with a dot. Only a delivery tells whether it works.
    [GeneratedRegex(@"^[^\s@<>(),;:\\""\[\]\p{C}]{1,64}@(?:localhost|[^\s@<>(),;:\\""\[\]\p{C}.]+(?:\.[^\s@<>(),;:\\""\[\]\p{C}.]+)+)$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"^\+[1-9][0-9]{5,14}$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex LocalePattern();
}
