using Microsoft.Playwright;
using Reminders.Desk.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Reminders.Desk.Tests.Browsers;

public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task Operator_SignsInFiltersAndHoldsACase()
    {
        await using var desk = await DeskHost.Start();
        await desk.Given.Invoice("a-1", number: "RE/1");
        await desk.Given.Invoice("a-2", number: "RE/2");
        var page = await chromium.Open(desk, javaScript: false);

        await page.GotoAsync("/cases/a-1");
        await page.GetByLabel("Your key or one-time code").FillAsync(DeskHost.OperatorKey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Invoice RE/1 - Reminders");

        await page.GetByRole(AriaRole.Link, new() { Name = "Invoices" }).First.ClickAsync();
        await page.GetByLabel("Search").FillAsync("RE/2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "RE/2" }).ClickAsync();

        await page.GetByText("Place on hold").First.ClickAsync();
        await page.Locator("#hold-until").FillAsync("2026-12-24");
        await page.Locator("#hold-reason").FillAsync("waiting for the carrier");
        await page.GetByRole(AriaRole.Button, new() { Name = "Place on hold" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The case is on hold.");
        await Expect(page.Locator(".outlook .sentence")).ToHaveTextAsync("Nothing is sent: on hold until Thu 24 Dec 2026.");
        await Expect(page.Locator(".headline .badge")).ToHaveTextAsync("Paused");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("waiting for the carrier");
    }

    [ChromiumFact]
    public async Task Keyboard_IsEnough()
    {
        await using var desk = await DeskHost.Start();
        await desk.Given.Invoice("a-1", number: "RE/1");
        var page = await chromium.Open(desk);

        await page.GotoAsync("/sign-in");
        await Expect(page.GetByLabel("Your key or one-time code")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(DeskHost.OperatorKey);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("Invoices - Reminders");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, page.GetByRole(AriaRole.Link, new() { Name = "RE/1" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("Invoice RE/1 - Reminders");

        await TabTo(page, page.Locator("#skip-step summary"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("they called us");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The step is skipped.");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("they called us");
    }

    [ChromiumFact]
    public async Task MoneyTheBankTookBack_IsShownAndSetAside_WithNothingToAssign()
    {
        await using var desk = await DeskHost.Start();
        await desk.Given.Invoice("a-1");
        await desk.Given.Returned("B2", "119.00", "Ada Example", "Rueckgabe a-1");
        var page = await chromium.Open(desk, javaScript: false);
        await page.GotoAsync("/unmatched");
        await page.GetByLabel("Your key or one-time code").FillAsync(DeskHost.OperatorKey);
        await page.Keyboard.PressAsync("Enter");

        var table = page.GetByRole(AriaRole.Region, new() { Name = "Unmatched payments" });
        await Expect(table.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync("B2 bank, just now");
        await Expect(table).ToContainTextAsync("−119.00 EUR");
        await Expect(table).ToContainTextAsync("From Ada Example. Text: Rueckgabe a-1");
        await Expect(table).ToContainTextAsync("The bank took this back");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Assign" })).ToHaveCountAsync(0);
        await page.GetByText("Set aside").First.ClickAsync();
        await page.GetByLabel("Reason (optional)").FillAsync("told to the bank");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set aside" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The payment is set aside");
        await Expect(page.GetByText("Every payment found its invoice")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task EveryPage_FitsAPhoneAndBreaksNoRuleOfItsOwn()
    {
        await using var desk = await DeskHost.Start();
        await desk.Given.Invoice("a-1", number: "RE/2026/11/0000000000000001-ABCDEFGHIJ", reference: "RF18539007547034");
        await desk.Given.Until(2026, 11, 26);
        await desk.Given.Paid("p-1", "50.00", reference: "RF00");
        await desk.Given.Returned("2026112600000000000000000000000001-returned", "119.00", "Ada Example", "Rueckgabe");
        var page = await chromium.Open(desk);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        await page.SetViewportSizeAsync(400, 800);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your key or one-time code").FillAsync(DeskHost.OperatorKey);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("Invoices - Reminders");

        foreach (var path in new[] { "/", "/cases/a-1", "/cases/a-1/next-message", "/tasks", "/unmatched", "/messages" })
        {
            await page.GotoAsync(path);
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }

        await page.GotoAsync("/cases/a-1");
        await page.GetByText("Message as sent").ClickAsync();
        await Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("RE/2026/11");
        Assert.Empty(complaints);
    }

    private static async Task TabTo(IPage page, ILocator target)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("the keyboard does not get there");
    }
}
