using System.Net;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Invoices;

namespace Reminders.Desk.Tests.Cases;

public sealed class ActionTests : IAsyncLifetime
{
    private const string Case = "/cases/a-1";

    private DeskHost _desk = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        _person = await _desk.SignedIn(DeskHost.LeadKey);
        await _desk.Given.Invoice("a-1");
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _desk.DisposeAsync();
    }

    public static TheoryData<string, string, string, string> Actions => new()
    {
        { "hold", "until=2026-12-24", "The case is on hold.", "The case was put on hold until Thu 24 Dec 2026." },
        { "promise", "date=2026-12-12&amount=50.00", "The promise is recorded.", "50.00 EUR is promised for Sat 12 Dec 2026." },
        { "claim-paid", "paidOn=2026-11-19", "the customer says it was paid", "The customer says it was paid on Thu 19 Nov 2026." },
        { "defer", "dueDate=2026-12-31", "The due date is moved.", "The due date was moved to Thu 31 Dec 2026." },
        { "dispute", "amount=19.00", "The dispute is recorded.", "The customer disputes 19.00 EUR." },
        { "skip-step", "", "The step is skipped.", "The early reminder was skipped." },
        { "write-off", "", "What was open is written off.", "119.00 EUR was written off." },
        { "cancel", "", "The invoice is cancelled.", "The invoice was cancelled." },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Action_IsDoneToldOnceAndKeptWithItsReason(string action, string fields, string flash, string story)
    {
        var answer = await Act(action, [.. Fields(fields), ("reason", "asked for by phone")]);

        Assert.Equal((HttpStatusCode.SeeOther, Case), (answer.Status, answer.Location));
        var after = await _person.Open(Case);
        Assert.Contains(flash, after.Words, StringComparison.Ordinal);
        Assert.Contains(story, after.Card("history"), StringComparison.Ordinal);
        Assert.Contains("asked for by phone", after.Card("history"), StringComparison.Ordinal);
        Assert.Contains(", Lea", after.Card("history").Replace(" ,", ",", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"status\"", (await _person.Open(Case)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HoldAndRelease_PauseAndGoOn()
    {
        await Act("hold");
        Assert.Contains("Paused", (await _person.Open(Case)).Card("outlook"), StringComparison.Ordinal);

        await Act("release", ("reason", "delivery confirmed"));

        Assert.Contains("What happens next", (await _person.Open(Case)).Card("outlook"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisputeResolved_GoesOn()
    {
        await Act("dispute", ("reason", "broken"));
        await Act("resolve-dispute", ("outcome", "rejected"), ("reason", "photos show it whole"));

        Assert.Contains("The dispute was rejected: the invoice stands.", (await _person.Open(Case)).Card("history"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve", "The hand-over to collection was approved.", "Handed over")]
    [InlineData("reject", "The hand-over to collection was rejected.", "Overdue")]
    public async Task EndOfTheChain_ALeadDecides(string action, string story, string status)
    {
        await _desk.Given.Until(2027, 2, 1);
        using var somebody = await _desk.SignedIn();
        Assert.DoesNotContain($"{Case}/approve", (await somebody.Open(Case)).Text, StringComparison.Ordinal);

        await Act(action, ("reason", "talked to them"));

        var after = await _person.Open(Case);
        Assert.Contains(story, after.Card("history"), StringComparison.Ordinal);
        Assert.Contains($"a-1 {status}", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_CanOnlyBeReopened()
    {
        await Act("cancel", ("reason", "twice"));

        var page = await _person.Open(Case);
        Assert.Equal(["reopen"], Offered(page));
        await Act("reopen", ("reason", "not twice"));
        Assert.Contains("The case was reopened, round 2.", (await _person.Open(Case)).Card("history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenCase_OffersOnlyWhatIsPossible()
    {
        Assert.Equal(
            ["hold", "promise", "claim-paid", "defer", "dispute", "skip-step", "write-off", "cancel"], Offered(await _person.Open(Case)));

        await Act("dispute", ("reason", "broken"));

        Assert.Equal(
            ["hold", "promise", "claim-paid", "defer", "resolve-dispute", "skip-step", "write-off", "cancel"], Offered(await _person.Open(Case)));
    }

    [Theory]
    [InlineData("hold", "until=2026-11-01", "It is in the past.")]
    [InlineData("hold", "until=soon", "Must be a date")]
    [InlineData("promise", "", "Give a date.")]
    [InlineData("promise", "date=2026-12-12&amount=9999", "at most the outstanding 119.00 EUR")]
    [InlineData("promise", "date=2026-12-12&amount=1,5", "must be a decimal number with a point")]
    [InlineData("defer", "dueDate=2026-11-01", "is before the due date")]
    [InlineData("cancel", "", "Say why")]
    public async Task FormFilledInWrongly_ComesBackAsItWas(string action, string fields, string told)
    {
        var answer = await Act(action, Fields(fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Words, StringComparison.Ordinal);
        Assert.Contains($"id=\"{action}\" open", answer.Text, StringComparison.Ordinal);
        Assert.All(Fields(fields), field => Assert.Contains($"value=\"{field.Value}\"", answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SomebodyWasFaster_IsTold()
    {
        await Act("hold");
        var hidden = Person.HiddenFields((await _person.Open(Case)).Text, $"{Case}/release");
        await _desk.Given.Did("a-1", new CaseCommand.ReleaseHold());

        var answer = await _person.Send($"{Case}/release", hidden, []);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("This is not possible now: the case is not on hold.", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameFormTwice_DoesItOnce()
    {
        var hidden = Person.HiddenFields((await _person.Open(Case)).Text, $"{Case}/skip-step");

        await _person.Send($"{Case}/skip-step", hidden, []);
        var again = await _person.Send($"{Case}/skip-step", hidden, []);

        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.DoesNotContain("due-day reminder was skipped", (await _person.Open(Case)).Card("history"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cases/none/hold")]
    [InlineData("/cases/a-1/explode")]
    public async Task NoSuchCaseOrAction_IsNotFound(string path)
    {
        var token = Person.HiddenFields((await _person.Open(Case)).Text, "/sign-out");

        Assert.Equal(HttpStatusCode.NotFound, (await _person.Send(path, token, [])).Status);
    }

    private Task<Answered> Act(string action, params (string Name, string Value)[] fields) => _person.Submit(Case, $"{Case}/{action}", fields);

    private static (string Name, string Value)[] Fields(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')).Select(parts => (parts[0], parts[1]))];

    private static List<string> Offered(Answered page) =>
        [.. page.Text.Split($"action=\"{Case}/").Skip(1).Select(form => form[..form.IndexOf('"', StringComparison.Ordinal)])];
}
