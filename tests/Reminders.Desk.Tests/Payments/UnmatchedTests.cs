using System.Net;
using Reminders.Desk.Tests.Hosting;

namespace Reminders.Desk.Tests.Payments;

public sealed class UnmatchedTests : IAsyncLifetime
{
    private DeskHost _desk = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        _person = await _desk.SignedIn();
        await _desk.Given.Invoice("a-1", reference: "RF18539007547034");
        await _desk.Given.Paid("p-1", "119.00", payer: "Eve <Elsewhere>", text: "RF19 5390 0754 7034");
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Proposal_IsShownWithItsEvidence_AndAssignedOnce()
    {
        var page = await _person.Open("/unmatched");
        Assert.Contains("From Eve <Elsewhere>. Text: RF19 5390 0754 7034", page.Words, StringComparison.Ordinal);
        Assert.Contains("a-1 119.00 number 539007547034 named, amount as owed, payer has another name, its reference with wrong check digits", page.Words, StringComparison.Ordinal);
        var form = Person.HiddenFields(page.Text, "/unmatched/assign");

        var answer = await _person.Send("/unmatched/assign", form, []);
        var again = await _person.Send("/unmatched/assign", form, []);

        Assert.Equal((HttpStatusCode.SeeOther, "/unmatched"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Contains("The payment is assigned. Unmatched payments", (await _person.Open("/unmatched")).Words, StringComparison.Ordinal);
        Assert.Contains("Paid", (await _person.Open("/cases/a-1")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PaymentSetAside_IsGoneFromTheList()
    {
        await _person.Submit("/unmatched", "/unmatched/set-aside", ("reason", "a donation"));

        var words = (await _person.Open("/unmatched")).Words;
        Assert.Contains("The payment is set aside", words, StringComparison.Ordinal);
        Assert.Contains("Every payment found its invoice", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormWithOtherContentThanThePagesOwn_ChangesNothing()
    {
        var form = Person.HiddenFields((await _person.Open("/unmatched")).Text, "/unmatched/assign");
        foreach (var (field, value) in new[] { ("amount", "120.00"), ("amount", "x"), ("invoice", "nobody"), ("payment", "p-2"), ("payment", "../x") })
        {
            await _person.Send("/unmatched/assign", form.Where(hidden => hidden.Name != field), [(field, value)]);
            Assert.Contains("Nothing was done", (await _person.Open("/unmatched")).Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Viewer_SeesNeitherPayerNorForms_AndMayNotAssign()
    {
        using var viewer = await _desk.SignedIn(DeskHost.ViewerKey);

        var page = await viewer.Open("/unmatched");

        Assert.Contains("its reference with wrong check digits", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/unmatched/assign", page.Text, StringComparison.Ordinal);
        var fields = Person.HiddenFields((await _person.Open("/unmatched")).Text, "/unmatched/assign").Where(hidden => hidden.Name != "_token");
        var answer = await viewer.Send("/unmatched/assign", Person.HiddenFields(page.Text, "/sign-out").Concat(fields), []);
        Assert.Contains("This takes the key of an operator.", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Every payment found its invoice", (await _person.Open("/unmatched")).Words, StringComparison.Ordinal);
    }
}
