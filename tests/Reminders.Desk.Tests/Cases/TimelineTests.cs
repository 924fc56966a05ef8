using System.Net;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Invoices;

namespace Reminders.Desk.Tests.Cases;

public sealed class TimelineTests : IAsyncLifetime
{
    private const string Evil = "<script>alert('x')</script><img src=x onerror=y>";

    private DeskHost _desk = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        _person = await _desk.SignedIn();
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Case_TellsItsStoryOldestFirst()
    {
        await _desk.Given.Invoice("a-1", number: "RE/1");
        await _desk.Given.Until(2026, 11, 26);
        await _desk.Given.Paid("p-1", "19.00", "a-1");

        var history = (await _person.Open("/cases/a-1")).Card("history");

        string[] told =
        [
            "Invoice RE/1 over 119.00 EUR was registered, due Mon 30 Nov 2026.",
            "It was decided to send an early reminder by e-mail.",
            "An early reminder was sent by e-mail.",
            "step soft e-mail severity 0 (soft)",
            "19.00 EUR came in, booked Thu 26 Nov 2026 (payment p-1).",
        ];
        var places = told.Select(sentence => history.IndexOf(sentence, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Reminder_LinksToTheMessageAsSent()
    {
        await _desk.Given.Invoice("a-1", number: "RE/1");
        await _desk.Given.Until(2026, 11, 26);

        var message = await _person.Open(MessageLink(await _person.Open("/cases/a-1")));

        Assert.Contains("ada@example.com", message.Words, StringComparison.Ordinal);
        Assert.Contains("RE/1", message.Words, StringComparison.Ordinal);
        Assert.Contains("sandbox srcdoc=\"&lt;!DOCTYPE", message.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", message.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", message.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_SeesNoMessages()
    {
        await _desk.Given.Invoice("a-1");
        await _desk.Given.Until(2026, 11, 26);
        using var viewer = await _desk.SignedIn(DeskHost.ViewerKey);
        var link = MessageLink(await _person.Open("/cases/a-1"));

        Assert.DoesNotContain("/messages/", (await viewer.Open("/cases/a-1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Open(link)).Status);
    }

    [Fact]
    public async Task MessageThatIsNotThere_IsNotFound()
    {
        await _desk.Given.Invoice("a-1");

        Assert.Equal(HttpStatusCode.NotFound, (await _person.Open("/cases/a-1/messages/id000001")).Status);
    }

    [Fact]
    public async Task FailedReminder_SaysWhyAndThatItIsTriedAgain()
    {
        await _desk.Given.Invoice("a-1");
        _desk.Given.ChannelsAnswer(new HandOver.Failed(false, "the mail server is busy"));
        await _desk.Given.Until(Instant.FromUtc(2026, 11, 25, 8, 1));

        Assert.Contains(
            "An early reminder could not be sent by e-mail: the mail server is busy. It is tried again later.",
            (await _person.Open("/cases/a-1")).Card("history"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task HtmlInNumbersReasonsAndReferences_IsOnlyText()
    {
        await _desk.Given.Invoice("a-1", number: Evil, reference: Evil);
        await _desk.Given.Did("a-1", new CaseCommand.ClaimPaid(null), Evil, actor: Evil);

        foreach (var path in new[] { "/", "/cases/a-1", "/tasks", $"/?q={Uri.EscapeDataString(Evil)}", $"/?customer={Uri.EscapeDataString(Evil)}" })
        {
            var page = await _person.Open(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(Evil, WebUtility.HtmlDecode((await _person.Open("/cases/a-1")).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageOfACase_IsBuiltForEverybody()
    {
        await _desk.Given.Invoice("a-1");

        var page = (await _person.Open("/cases/a-1")).Text;

        Assert.Contains("""<html lang="en">""", page, StringComparison.Ordinal);
        Assert.Contains("""<a class="skip" href="#main">""", page, StringComparison.Ordinal);
        Assert.Contains("<main id=\"main\"", page, StringComparison.Ordinal);
        Assert.Contains("<nav aria-label=\"Desk\">", page, StringComparison.Ordinal);
        var ids = page.Split(" id=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var labelled = page.Split("<label for=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]);
        Assert.All(labelled, id => Assert.Contains(id, ids));
    }

    private static string MessageLink(Answered page)
    {
        var start = page.Text.IndexOf("/cases/a-1/messages/", StringComparison.Ordinal);
        Assert.True(start > 0, "the page links to no message");
        return page.Text[start..page.Text.IndexOf('"', start)];
    }
}
