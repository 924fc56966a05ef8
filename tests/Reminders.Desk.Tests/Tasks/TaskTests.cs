using System.Net;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Desk.Tests.Tasks;

public sealed class TaskTests : IAsyncLifetime
{
    private DeskHost _desk = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        _person = await _desk.SignedIn();
        await _desk.Given.Invoice("a-1");
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task NothingToDo_SaysSo() =>
        Assert.Contains("Nothing waits for a person", (await _person.Open("/tasks")).Words, StringComparison.Ordinal);

    [Fact]
    public async Task Task_IsShownWithItsAgeAndCompleted()
    {
        await _desk.Given.Did("a-1", new CaseCommand.ClaimPaid(null));
        await _desk.Given.Until(2026, 11, 23);
        var page = await _person.Open("/tasks");
        Assert.Contains("Customer says it is paid The customer says it was paid: look for the payment. Invoice a-1 , customer c-17 , opened 3 days ago", page.Words, StringComparison.Ordinal);

        var answer = await _person.Submit("/tasks", ActionOf(page), ("outcome", "notFound"), ("note", "nothing on the account"));

        Assert.Equal((HttpStatusCode.SeeOther, "/tasks"), (answer.Status, answer.Location));
        Assert.Contains("The task is completed. Tasks", (await _person.Open("/tasks")).Words, StringComparison.Ordinal);
        var history = (await _person.Open("/cases/a-1")).Card("history");
        Assert.Contains("was completed: no payment was found: reminders go on.", history, StringComparison.Ordinal);
        Assert.Contains("nothing on the account", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskOnTheCase_IsCompletedThere()
    {
        await _desk.Given.Did("a-1", new CaseCommand.ClaimPaid(null));
        var page = await _person.Open("/cases/a-1");

        var answer = await _person.Submit("/cases/a-1", ActionOf(page), ("outcome", "found"));

        Assert.Equal("/cases/a-1", answer.Location);
    }

    [Fact]
    public async Task TaskAboutACustomer_IsCompletedToo()
    {
        await _desk.Given.Happened("c-17", new CustomerEvent.ComplaintReceived(null), new CustomerEvent.TaskOpened("t-1", "complaint", "too many letters"));

        await _person.Submit("/tasks", "/tasks/t-1/complete", ("outcome", "answered"));

        Assert.Contains("Nothing waits for a person", (await _person.Open("/tasks")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyWasFaster_IsTold()
    {
        await _desk.Given.Did("a-1", new CaseCommand.ClaimPaid(null));
        var page = await _person.Open("/tasks");
        var hidden = Person.HiddenFields(page.Text, ActionOf(page));

        await _person.Send(ActionOf(page), hidden, [("outcome", "found")]);
        await _person.Open("/tasks");
        await _person.Send(ActionOf(page), hidden, [("outcome", "found")]);

        Assert.Contains("Somebody else completed this task already.", (await _person.Open("/tasks")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_SeesTasksButMayNotCompleteThem()
    {
        await _desk.Given.Did("a-1", new CaseCommand.ClaimPaid(null));
        var action = ActionOf(await _person.Open("/tasks"));
        using var viewer = await _desk.SignedIn(DeskHost.ViewerKey);
        var page = await viewer.Open("/tasks");

        Assert.Contains("Customer says it is paid", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/complete", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await viewer.Send(action, Person.HiddenFields(page.Text, "/sign-out"), [("outcome", "found")])).Status);
    }

    private static string ActionOf(Answered page)
    {
        var start = page.Text.IndexOf("/tasks/", StringComparison.Ordinal);
        return page.Text[start..page.Text.IndexOf('"', start)];
    }
}
