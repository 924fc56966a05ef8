using System.Net;
using System.Text.RegularExpressions;
using Reminders.Desk.Tests.Hosting;

namespace Reminders.Desk.Tests.Messages;

public sealed class GalleryTests
{
    [Fact]
    public async Task Gallery_ShowsEveryStepInEveryLanguageOnAllChannels()
    {
        await using var desk = await DeskHost.Start();
        using var viewer = await desk.SignedIn(DeskHost.ViewerKey);

        var page = await viewer.Open("/messages");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var step in new[] { "soft", "dueDay", "friendly", "help", "formal" })
        {
            Assert.Contains($"id=\"de-{step}\"", page.Text, StringComparison.Ordinal);
            Assert.Contains($"id=\"en-{step}\"", page.Text, StringComparison.Ordinal);
        }

        // An e-mail and a letter each.
        Assert.Equal(20, Regex.Count(page.Text, "<iframe [^>]*sandbox[^>]*srcdoc=", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("allow-", page.Text, StringComparison.Ordinal);
        Assert.Contains("Text message, 1 segment", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nordlicht GmbH", page.Words, StringComparison.Ordinal);
        Assert.Contains("The policy does not send this step by letter.", page.Card("de-formal"), StringComparison.Ordinal);
        Assert.Contains("The policy does not send this step by text message.", page.Card("de-formal"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_NarrowItDownAndForeignOnesAreIgnored()
    {
        await using var desk = await DeskHost.Start();
        using var person = await desk.SignedIn();

        var page = await person.Open("/messages?language=de&situation=with%20charges&look=dark");
        var odd = await person.Open("/messages?language=%3Cscript%3E&situation=nonsense&look=pink");

        Assert.DoesNotContain("id=\"en-friendly\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pauschale", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"de-soft\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("letter dark", page.Text, StringComparison.Ordinal);
        Assert.Contains("@media all", page.Text, StringComparison.Ordinal);
        Assert.Contains("@media not all", odd.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"en-friendly\"", odd.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", odd.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gallery_NeedsNobodysDataAndASignIn()
    {
        await using var desk = await DeskHost.Start();
        using var somebody = desk.Somebody();

        Assert.Equal("/sign-in?next=%2Fmessages", (await somebody.Open("/messages")).Location);
    }

    [Fact]
    public async Task NextMessage_ReadsAsItWillAndIsForOperatorsAlone()
    {
        await using var desk = await DeskHost.Start();
        await desk.Given.Invoice("a-1", number: "RE/1");
        using var person = await desk.SignedIn();
        using var viewer = await desk.SignedIn(DeskHost.ViewerKey);

        var next = await person.Open("/cases/a-1/next-message");

        Assert.Contains("/cases/a-1/next-message", (await person.Open("/cases/a-1")).Text, StringComparison.Ordinal);
        Assert.Contains("Hello Ada Example, This is a short note ahead of time: invoice RE/1", next.Words, StringComparison.Ordinal);
        Assert.Contains("As things are it goes to ada@example.com by e-mail on Wed 25 Nov 2026", next.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("next-message", (await viewer.Open("/cases/a-1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Open("/cases/a-1/next-message")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open("/cases/a-2/next-message")).Status);
    }

    [Fact]
    public async Task PaidInvoice_HasNoNextMessage()
    {
        await using var desk = await DeskHost.Start();
        await desk.Given.Invoice("a-1");
        await desk.Given.Paid("p-1", "119.00", invoiceId: "a-1");
        using var person = await desk.SignedIn();

        Assert.DoesNotContain("next-message", (await person.Open("/cases/a-1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open("/cases/a-1/next-message")).Status);
    }
}
