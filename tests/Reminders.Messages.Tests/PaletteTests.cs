using System.Globalization;

namespace Reminders.Messages.Tests;

/// <summary>WCAG AA in both modes, computed from the colours that the message really carries.</summary>
public sealed class PaletteTests
{
    private const double Readable = 4.5;

    private static readonly string Html = Samples.Renderer.Email(Samples.Content("friendly", "en", Samples.Invoice(), Samples.Invoice("2"))).Html;

    [Theory]
    [InlineData("#1f2933", "#ffffff")]
    [InlineData("#1f2933", "#eef4f9")]
    [InlineData("#52606d", "#ffffff")]
    [InlineData("#52606d", "#eef4f9")]
    [InlineData("#52606d", "#f3f5f7")]
    [InlineData("#1d5c8f", "#ffffff")]
    [InlineData("#ffffff", "#1d5c8f")]
    [InlineData("#e6e9ec", "#1e2226")]
    [InlineData("#e6e9ec", "#22303c")]
    [InlineData("#a9b4be", "#1e2226")]
    [InlineData("#a9b4be", "#22303c")]
    [InlineData("#a9b4be", "#14171a")]
    [InlineData("#8ec5f2", "#1e2226")]
    [InlineData("#0f1b26", "#8ec5f2")]
    public void TextOnItsGround_IsReadable(string text, string ground)
    {
        Assert.Contains(text, Html, StringComparison.Ordinal);
        Assert.Contains(ground, Html, StringComparison.Ordinal);
        Assert.InRange(Contrast(text, ground), Readable, 21);
    }

    [Fact]
    public void Page_DeclaresBothModesAndHasAHiddenPreheader()
    {
        Assert.Contains("<meta name=\"color-scheme\" content=\"light dark\">", Html, StringComparison.Ordinal);
        Assert.Contains("@media (prefers-color-scheme: dark)", Html, StringComparison.Ordinal);
        Assert.Contains("display:none;max-height:0;overflow:hidden;mso-hide:all;\">It may just have slipped your mind.<", Html, StringComparison.Ordinal);
        Assert.Contains("max-width:600px", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void NoColour_IsRed()
    {
        var colours = Html.Split('#').Skip(1).Select(rest => rest[..Math.Min(6, rest.Length)]).Where(hex => hex.All(char.IsAsciiHexDigit));

        Assert.All(colours, hex => Assert.True(Channel(hex, 0) <= Channel(hex, 4) + 16, hex));
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one[1..]), Luminance(other[1..]));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex) =>
        (0.2126 * Linear(Channel(hex, 0))) + (0.7152 * Linear(Channel(hex, 2))) + (0.0722 * Linear(Channel(hex, 4)));

    private static int Channel(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Linear(int channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
