using System.Net;
using Reminders.Desk.Tests.Hosting;

namespace Reminders.Desk.Tests.Access;

public sealed class GuardTests : IAsyncLifetime
{
    private const string Case = "/cases/2026-1001";

    private DeskHost _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        await _desk.Given.Invoice("2026-1001");
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task FormFromElsewhere_IsRefused(string site)
    {
        using var person = await _desk.SignedIn();
        var hidden = Person.HiddenFields((await person.Open(Case)).Text, $"{Case}/hold");

        var answer = await person.Send($"{Case}/hold", hidden, [], ("Sec-Fetch-Site", site), ("Origin", "https://evil.example"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("Paused", (await person.Open(Case)).Card("outlook"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormWithoutItsToken_IsRefused()
    {
        using var person = await _desk.SignedIn();

        var answer = await person.Send($"{Case}/hold", [], [("until", "")]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("Paused", (await person.Open(Case)).Card("outlook"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormOfSomebodyElse_IsRefused()
    {
        using var lead = await _desk.SignedIn(DeskHost.LeadKey);
        using var person = await _desk.SignedIn();
        var hidden = Person.HiddenFields((await lead.Open(Case)).Text, $"{Case}/hold");

        Assert.Equal(HttpStatusCode.Forbidden, (await person.Send($"{Case}/hold", hidden, [])).Status);
    }

    [Fact]
    public async Task FormOfThisDesk_IsTaken()
    {
        using var person = await _desk.SignedIn();
        var hidden = Person.HiddenFields((await person.Open(Case)).Text, $"{Case}/hold");

        var answer = await person.Send($"{Case}/hold", hidden, [], ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
    }

    [Fact]
    public async Task Viewer_SeesNoFormsAndMayNotPost()
    {
        using var viewer = await _desk.SignedIn(DeskHost.ViewerKey);
        var page = await viewer.Open(Case);
        var token = Person.HiddenFields(page.Text, "/sign-out");

        Assert.DoesNotContain($"{Case}/", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What you can do", page.Words, StringComparison.Ordinal);
        var answer = await viewer.Send($"{Case}/hold", token, []);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("You are signed in as a viewer. This takes the key of an operator.", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write-off")]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Operator_MayNotDoWhatTakesALead(string action)
    {
        using var person = await _desk.SignedIn();
        var token = Person.HiddenFields((await person.Open(Case)).Text, "/sign-out");

        var answer = await person.Send($"{Case}/{action}", token, [("reason", "because")]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("the key of a lead", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData(Case)]
    [InlineData("/cases/none")]
    public async Task EveryPage_CarriesItsHeadersAndNoScript(string path)
    {
        using var person = path == "/sign-in" ? _desk.Somebody() : await _desk.SignedIn();
        var page = await person.Open(path);

        Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            page.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task StyleSheet_IsServedFromHereAndKept()
    {
        using var person = _desk.Somebody();
        var page = await person.Open("/sign-in");
        var start = page.Text.IndexOf("/desk/desk.css", StringComparison.Ordinal);

        var sheet = await person.Open(page.Text[start..page.Text.IndexOf('"', start)]);

        Assert.Equal("text/css; charset=utf-8", sheet.Headers["Content-Type"]);
        Assert.Contains("immutable", sheet.Headers["Cache-Control"], StringComparison.Ordinal);
    }
}
