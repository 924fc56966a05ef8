using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Reminders.Functions.Settings;

/// <summary>Reads settings one by one and names the one that is wrong, the way it is written in the portal (<c>A__b</c>).</summary>
internal sealed class SettingsReader(IConfiguration configuration, string path = "")
{
    public string? Optional(string name) => configuration[name] is { Length: > 0 } value ? value : null;

    public string Required(string name) => Optional(name) ?? throw Wrong(name, "is missing");

    public Uri Uri(string name)
    {
        var value = Required(name);
        var fits = System.Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback));
        return fits ? uri! : throw Wrong(name, "must be an address with https, such as https://name.table.core.windows.net");
    }

    public int Number(string name, int otherwise) => Optional(name) is not { } value ? otherwise
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000 ? number
        : throw Wrong(name, "must be a whole number from 1 to 1000000");

    public int? OptionalNumber(string name) => Optional(name) is null ? null : Number(name, 0);

    public decimal? OptionalDecimal(string name) => Optional(name) is not { } value ? null
        : decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(name, "must be a number with a point, such as 2.5");

    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var value = Required(name);
        var known = Enum.GetValues<T>().Where(one => one.ToString().Equals(value, StringComparison.OrdinalIgnoreCase)).ToList();
        return known is [var match] ? match : throw Wrong(name, $"must be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
    }

    public string Matching(string name, Func<string, bool> fits, string detail)
    {
        var value = Required(name);
        return fits(value) ? value : throw Wrong(name, detail);
    }

    public string? OptionalMatching(string name, Func<string, bool> fits, string detail) => Optional(name) is null ? null : Matching(name, fits, detail);

    public IEnumerable<SettingsReader> Each(string name) =>
        configuration.GetSection(name).GetChildren().Select(child => new SettingsReader(child, $"{path}{name}__{child.Key}__"));

    public SettingsException Wrong(string name, string detail) =>
        new($"{path}{name.Replace(":", "__", StringComparison.Ordinal)}", detail);
}

/// <summary>A setting that is missing or cannot be used. Names it and never shows its value.</summary>
public sealed class SettingsException(string setting, string detail) : Exception($"setting {setting}: {detail}")
{
    public string Setting => setting;
}
