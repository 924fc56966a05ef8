using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Reminders.Messages;

/// <summary>
/// Draws payment codes with error correction M, in bytes of UTF-8. A Swiss code bears the Swiss cross: 7 of its 46 millimetres.
/// </summary>
public static class CodeImage
{
    private const int QuietModules = 4;
    private const int PixelsPerModule = 6;

    // SIX implementation guidelines QR-bill, 6.4.2: sizes in millimetres of a code that is 46 wide.
    private const double SideOfCode = 46;
    private const double Clear = 7;
    private const double Black = 6;
    private const double BarLength = 3.9;
    private const double BarWidth = 1.17;

    /// <summary>As PNG, black on white, with the white that scanners need around it.</summary>
    public static byte[] Png(PaymentCode code)
    {
        using var data = Draw(code);
        using var fine = Enlarged(data);
        if (code.Swiss is not null)
        {
            PaintCross(fine.ModuleMatrix);
        }

        return new PngByteQRCode(fine).GetGraphic(1);
    }

    /// <summary>As SVG that takes the size of its frame, without white around it.</summary>
    public static string Svg(PaymentCode code)
    {
        using var data = Draw(code);
        var svg = new SvgQRCode(data).GetGraphic(1, "#000000", "#ffffff", drawQuietZones: false, SvgQRCode.SizingMode.ViewBoxAttribute);
        return code.Swiss is null ? svg : svg.Replace("</svg>", $"{CrossOf(data.ModuleMatrix.Count - (2 * QuietModules))}</svg>", StringComparison.Ordinal);
    }

    /// <summary>The modules, dark true, without white around them and without a cross.</summary>
    internal static bool[][] Modules(PaymentCode code)
    {
        using var data = Draw(code);
        var rows = data.ModuleMatrix[QuietModules..^QuietModules];
        return [.. rows.Select(row => row.Cast<bool>().Skip(QuietModules).Take(rows.Count).ToArray())];
    }

    private static QRCodeData Draw(PaymentCode code) => QRCodeGenerator.GenerateQrCode(Encoding.UTF8.GetBytes(code.Payload), QRCodeGenerator.ECCLevel.M);

    private static QRCodeData Enlarged(QRCodeData data)
    {
        var fine = new QRCodeData(data.Version, addPadding: true) { ModuleMatrix = [] };
        foreach (var row in data.ModuleMatrix)
        {
            var wide = new BitArray([.. row.Cast<bool>().SelectMany(dark => Enumerable.Repeat(dark, PixelsPerModule))]);
            for (var i = 0; i < PixelsPerModule; i++)
            {
                fine.ModuleMatrix.Add(new BitArray(wide));
            }
        }

        return fine;
    }

    private static void PaintCross(List<BitArray> pixels)
    {
        var scale = (pixels.Count - (2 * QuietModules * PixelsPerModule)) / SideOfCode;
        Fill(Clear, Clear, dark: false);
        Fill(Black, Black, dark: true);
        Fill(BarWidth, BarLength, dark: false);
        Fill(BarLength, BarWidth, dark: false);

        void Fill(double width, double height, bool dark)
        {
            var middle = pixels.Count / 2.0;
            for (var y = Pixel(-height); y < Pixel(height); y++)
            {
                for (var x = Pixel(-width); x < Pixel(width); x++)
                {
                    pixels[y][x] = dark;
                }
            }

            int Pixel(double side) => (int)Math.Round(middle + (side / 2 * scale));
        }
    }

    private static string CrossOf(int modules)
    {
        var scale = modules / SideOfCode;
        return Fill(Clear, Clear, "#ffffff") + Fill(Black, Black, "#000000") + Fill(BarWidth, BarLength, "#ffffff") + Fill(BarLength, BarWidth, "#ffffff");

        string Fill(double width, double height, string colour) => string.Create(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{(modules - (width * scale)) / 2:0.###}\" y=\"{(modules - (height * scale)) / 2:0.###}\" width=\"{width * scale:0.###}\" height=\"{height * scale:0.###}\" fill=\"{colour}\"/>");
    }
}
