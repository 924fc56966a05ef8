using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Reminders.Messages.Tests.Reading;

namespace Reminders.Messages.Tests;

/// <summary>What is drawn is read back from the drawing.</summary>
public sealed partial class CodeImageTests
{
    private const int Quiet = 4;
    private const int PixelsPerModule = 6;

    private static readonly PaymentCode Sepa = new("BCD\n002\n1\nSCT\n\nMüller & Söhne 🌷\nDE89370400440532013000\nEUR119.00\n\nRF18539007547034");

    public static TheoryData<int> Lengths => [30, 80, 150, 200, 260, 330, 331];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Payload_IsReadFromThePixels(int bytes)
    {
        var code = new PaymentCode(new string('€', bytes / 3) + new string('a', bytes % 3));

        var modules = FromPixels(PngReader.Read(CodeImage.Png(code)));

        Assert.Equal(code.Payload, QrReader.Read(modules));
        // A SEPA code of the largest size still is of a version that banking apps read.
        Assert.InRange(QrReader.VersionOf(modules), 2, 13);
    }

    [Fact]
    public void LargestSwissPayload_StaysInItsVersion() =>
        Assert.InRange(QrReader.VersionOf(CodeImage.Modules(new PaymentCode(new string('a', 997)))), 20, 25);

    [Fact]
    public void PictureAndDrawing_AreTheSameCode()
    {
        var modules = FromPixels(PngReader.Read(CodeImage.Png(Sepa)));

        Assert.Equal(Sepa.Payload, QrReader.Read(modules));
        Assert.Equal(modules, FromDrawing(CodeImage.Svg(Sepa)));
        Assert.Equal(modules, CodeImage.Modules(Sepa));
    }

    [Fact]
    public void SwissCode_BearsItsCrossInTheMiddle_AndIsWholeAround()
    {
        var swiss = new PaymentCode(string.Join('\n', Enumerable.Repeat("Zürich 8000 Beispiel", 20))) { Swiss = new SwissSlip("", [], null, null, [], "CHF", "1.00") };
        var modules = CodeImage.Modules(swiss);
        var pixels = PngReader.Read(CodeImage.Png(swiss));
        var drawn = FromPixels(pixels);
        var size = modules.Length;

        Assert.Equal(swiss.Payload, QrReader.Read(modules));
        var changed = (from row in Enumerable.Range(0, size) from column in Enumerable.Range(0, size) where modules[row][column] != drawn[row][column] select (row, column)).ToList();
        var reach = (size * 7.0 / 46 / 2) + 1;
        Assert.All(changed, place => Assert.True(Math.Abs(place.row - (size / 2.0)) <= reach && Math.Abs(place.column - (size / 2.0)) <= reach, $"{place} is no part of the cross"));
        // White bars in a black square in white.
        var middle = pixels.Length / 2;
        var millimetre = size * PixelsPerModule / 46.0;
        Assert.False(pixels[middle][middle]);
        Assert.True(pixels[middle + (int)(2.4 * millimetre)][middle + (int)(2.4 * millimetre)]);
        Assert.False(pixels[middle][middle + (int)(3.3 * millimetre)]);
        Assert.Contains("<rect", CodeImage.Svg(swiss)[^200..], StringComparison.Ordinal);
        XDocument.Parse(CodeImage.Svg(swiss));
    }

    private static bool[][] FromPixels(bool[][] pixels)
    {
        var size = (pixels.Length / PixelsPerModule) - (2 * Quiet);
        return [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Select(column => pixels[At(row)][At(column)]).ToArray())];

        static int At(int module) => ((module + Quiet) * PixelsPerModule) + (PixelsPerModule / 2);
    }

    private static bool[][] FromDrawing(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var size = int.Parse(root.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);
        var modules = Enumerable.Range(0, size).Select(_ => new bool[size]).ToArray();
        foreach (Match run in Run().Matches(root.Elements().Single(part => part.Name.LocalName == "path").Attribute("d")!.Value))
        {
            Array.Fill(modules[Part(run, "y")], true, Part(run, "x"), Part(run, "width"));
        }

        return modules;

        static int Part(Match run, string name) => int.Parse(run.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("M(?<x>[0-9]+) (?<y>[0-9]+)h(?<width>[0-9]+)v1h-[0-9]+z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();
}
