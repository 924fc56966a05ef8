using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Local.Letters;

namespace Reminders.Local.Tests.Letters;

/// <summary>Where things stand on the paper: DIN 5008 form B, and the payment part of the Swiss guidelines. All in millimetres.</summary>
public sealed class PaperTests : IDisposable
{
    private const double Tolerance = 0.3;

    private readonly TempFolder _folder = new();

    [ChromiumFact]
    public async Task AddressInformationAndMarks_StandWhereTheEnvelopeAndTheFolderWantThem()
    {
        var found = await Measure(Given.Letter(Given.German), ".window", ".to", ".to div", ".info", ".fold1", ".fold2", ".punch", "h1", ".slip img");

        Near([20, 45, 105, 90], found[".window"]);
        Assert.InRange(found[".to"][1], 62.4, 63);
        Assert.Equal(25, found[".to div"][0], Tolerance);
        Near([125, 50], found[".info"][..2]);
        Assert.True(found[".info"][2] <= 200.1 && found[".info"][3] <= 90.1, "the information stays in its place");
        Assert.Equal([105, 148.5, 210], new[] { found[".fold1"][1], found[".punch"][1], found[".fold2"][1] }.Select(at => Math.Round(at * 2) / 2));
        Assert.True(found["h1"][1] >= 98.4 && found["h1"][0] >= 25 - Tolerance, "the text begins below the window, at its margin");
        Assert.True(found[".slip img"][2] - found[".slip img"][0] >= 25, "a code smaller than 25 mm is hard to scan");
    }

    [ChromiumFact]
    public async Task LongestAddress_StaysInTheWindow()
    {
        var to = new Reminders.Messages.PostalAddress(new string('W', 70), new string('W', 70), new string('9', 16), new string('W', 35), "AT");

        var found = await Measure(Given.Letter(Given.German, to: to), ".to", ".to div:last-child");

        Assert.True(found[".to div:last-child"][3] <= 90.2, "the country is still to be read");
        Assert.True(found[".to"][2] <= 105.2, "nothing stands beside the window");
    }

    [ChromiumFact]
    public async Task SwissPaymentPart_HasItsMeasures()
    {
        var found = await Measure(Given.Letter(Given.Swiss), ".payment-page", ".part", ".receipt", ".swiss-code", ".part-info");
        var (left, top) = (found[".payment-page"][0], found[".payment-page"][1]);

        Near([0, 192, 210, 297], Within(found[".part"]));
        Near([0, 192, 62, 297], Within(found[".receipt"]));
        Near([67, 209, 113, 255], Within(found[".swiss-code"]));
        Assert.Equal(118, Within(found[".part-info"])[0], Tolerance);

        double[] Within(double[] box) => [box[0] - left, box[1] - top, box[2] - left, box[3] - top];
    }

    [ChromiumFact]
    public async Task Pdf_HasThePagesItShould_AndTheAddressFileSaysHowMany()
    {
        Assert.Equal(1, await Pages(Given.German, 1));
        Assert.Equal(2, await Pages(Given.Swiss, 1));
        Assert.Equal(2, await Pages(Given.German, 20));
    }

    public void Dispose() => _folder.Dispose();

    private static void Near(double[] expected, double[] found)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], Tolerance);
        }
    }

    private async Task<int> Pages(Creditor creditor, int invoices)
    {
        using var printer = new LetterPrinter(ChromiumFactAttribute.Path, TimeSpan.FromMinutes(2));
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, $"{creditor.Country}{invoices}")).FullName;

        Assert.IsType<HandOver.Accepted>(await new LetterOutbox(folder, printer, NullLogger<LetterOutbox>.Instance).Send(Given.Letter(creditor, invoices), CancellationToken.None));

        var pdf = await File.ReadAllBytesAsync(Path.Combine(folder, $"{Given.Operation:D}.pdf"));
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        var line = (await File.ReadAllLinesAsync(Path.Combine(folder, AddressFile.FileName)))[1];
        Assert.StartsWith($"{Given.Operation:D}.pdf,", line, StringComparison.Ordinal);
        return line[^1] - '0';
    }

    // Left, top, right and bottom of the first of each, from the paper's edge.
    private static async Task<Dictionary<string, double[]>> Measure(OutgoingMessage.Letter letter, params string[] parts)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumFactAttribute.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1000, Height = 1400 } });
        await page.SetContentAsync(letter.Body.Html);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var found = new Dictionary<string, double[]>();
        foreach (var part in parts)
        {
            var boxes = await page.EvaluateAsync<JsonElement>(
                """
                part => {
                  const paper = document.body.getBoundingClientRect();
                  const box = document.querySelector(part).getBoundingClientRect();
                  return [box.left - paper.left, box.top - paper.top, box.right - paper.left, box.bottom - paper.top].map(px => px * 25.4 / 96);
                }
                """,
                part);
            found[part] = [.. boxes.EnumerateArray().Select(side => side.GetDouble())];
        }

        return found;
    }
}
