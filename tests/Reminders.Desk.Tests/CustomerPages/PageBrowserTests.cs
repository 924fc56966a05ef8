using Microsoft.Playwright;
using Reminders.Desk.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Reminders.Desk.Tests.CustomerPages;

public sealed class PageBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task Customer_AnswersByKeyboardWithoutScripts()
    {
        await using var guest = await PageGuest.Reminded();
        var page = await chromium.Open(guest.Desk, javaScript: false);
        await page.GotoAsync(guest.Address);
        await Expect(page).ToHaveTitleAsync("Invoice RE/1, Nordlicht GmbH");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Payment code for your banking app" })).ToBeVisibleAsync();

        await page.Locator("#i0-dispute summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("One box was missing.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Thank you for telling us. We look into it and get back to you.");
        await Expect(page.Locator(".box")).ToContainTextAsync("We are looking into it");
        Assert.Contains("disputeOpened customer", await guest.History());
    }

    [ChromiumTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("de", ColorScheme.Light)]
    [InlineData("de", ColorScheme.Dark)]
    public async Task Page_FitsTheSmallestPhone_IsReadableAndBreaksNoRuleOfItsOwn(string locale, ColorScheme scheme)
    {
        await using var guest = await PageGuest.Reminded(async given =>
        {
            await given.Invoice("a-1", number: "RE/2026/11/0000000000000001-ABCDEFGHIJ", reference: "RF18539007547034", locale: locale, paymentUrl: "https://pay.example/a-1");
        });
        var page = await chromium.Open(guest.Desk);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.SetViewportSizeAsync(320, 640);
        await page.GotoAsync(guest.Address);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.True(await page.EvaluateAsync<bool>(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')].every(field => field.labels.length === 1 && field.labels[0].innerText.length > 0)"));
        Assert.Equal("", string.Join('\n', await page.EvaluateAsync<string[]>(TooFaint)));
        Assert.Empty(complaints);
    }

    // Every text against the nearest painted background, by the contrast formula of WCAG 2.
    private const string TooFaint = """
        () => {
          const parts = colour => colour.match(/[\d.]+/g).map(Number);
          const light = colour => {
            const [r, g, b] = parts(colour).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (parts(colour)[3] !== 0) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          return [...document.querySelectorAll('body *')]
            .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .map(one => {
              const [a, b] = [light(getComputedStyle(one).color), light(behind(one))].sort((x, y) => y - x);
              return [(a + 0.05) / (b + 0.05), one.innerText];
            })
            .filter(([contrast]) => contrast < 4.5)
            .map(([contrast, text]) => `${contrast.toFixed(2)}: ${text}`);
        }
        """;
}
