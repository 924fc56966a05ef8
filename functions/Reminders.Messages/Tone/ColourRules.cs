using System.Globalization;
using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>No red: it says danger before a word is read.</summary>
internal static partial class ColourRules
{
    // How much stronger than green and blue the red has to be for a colour to read as red; orange and brown stay below.
    private const double Dominance = 2.2;
    private const int Visible = 100;

    public static IEnumerable<ToneFinding> Check(string html) => Colour().Matches(html)
        .Where(IsRed)
        .Select(match => match.Value)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(colour => new ToneFinding($"'{colour}' is red: take a calm colour", "intro", colour));

    private static bool IsRed(Match colour)
    {
        if (colour.Groups["name"].Success)
        {
            return true;
        }

        var (red, green, blue) = colour.Groups["hex"].Success ? Hex(colour.Groups["hex"].Value) : Numbers(colour);
        return red >= Visible && red > Dominance * Math.Max(green, blue);
    }

    private static (int Red, int Green, int Blue) Hex(string digits)
    {
        var full = digits.Length < 6 ? string.Concat(digits.Select(digit => $"{digit}{digit}")) : digits;
        return (Byte(0), Byte(2), Byte(4));

        int Byte(int at) => int.Parse(full.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static (int Red, int Green, int Blue) Numbers(Match colour)
    {
        return (Number("r"), Number("g"), Number("b"));

        int Number(string name) => int.Parse(colour.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"#(?<hex>[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|rgba?\(\s*(?<r>\d{1,3})[\s,]+(?<g>\d{1,3})[\s,]+(?<b>\d{1,3})|(?<=[:\s""'])(?<name>red|darkred|crimson|firebrick|orangered|tomato|indianred|maroon)(?=[;\s""'!])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
