using System.Net;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Customers;

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
        Assert.Contains("a-1 119.00 EUR number 539007547034 named, amount as owed, payer has another name, its reference with wrong check digits", page.Words, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("a-2", "20.00", "The payment is assigned.", "99.00")]
    [InlineData("RE-2026-002", "119.00", "The payment is assigned.", null)]
    [InlineData("nobody", "20.00", "Nothing was assigned: there is no such invoice", "119.00")]
    [InlineData("a-2", "119.01", "Nothing was assigned", "119.00")]
    [InlineData("a-2", "0", "Nothing was assigned", "119.00")]
    [InlineData("a-2", "a lot", "Nothing was assigned", "119.00")]
    [InlineData("", "20.00", "Nothing was assigned", "119.00")]
    public async Task InvoiceOfOnesOwnChoice_TakesTheAmount(string invoice, string amount, string said, string? left)
    {
        await _desk.Given.Invoice("a-2", number: "RE-2026-002", customer: "c-18");

        await _person.Submit("/unmatched", "/unmatched/assign-to", ("invoice", invoice), ("amount", amount));

        var words = (await _person.Open("/unmatched")).Words;
        Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.Contains(left is null ? "Every payment found its invoice" : $"{left} EUR 119.00 EUR", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPage_SaysHowManyPaymentsWait()
    {
        await _desk.Given.Paid("p-2", "5.00");
        Assert.Contains("Unmatched payments 2 ", (await _person.Open("/tasks")).Words, StringComparison.Ordinal);

        await _person.Submit("/unmatched", "/unmatched/set-aside");
        await _person.Submit("/unmatched", "/unmatched/set-aside");

        Assert.DoesNotContain("class=\"count\"", (await _person.Open("/tasks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PaymentTakenBackOnTheCase_WaitsAgainAndWhatItTaughtIsGone()
    {
        await _person.Submit("/unmatched", "/unmatched/assign");
        await _desk.Given.Happened("c-17", new CustomerEvent.PayerAccountLearned("a0123456789abcdef", "bank", "p-0", null));
        Assert.Contains("a0123456789abcdef learned from payment p-0", (await _person.Open("/cases/a-1")).Card("accounts"), StringComparison.Ordinal);
        Assert.Contains("119.00 EUR p-1, bank", (await _person.Open("/cases/a-1")).Card("payments"), StringComparison.Ordinal);

        var answer = await _person.Submit("/cases/a-1", "/cases/a-1/take-back", ("reason", "another Eve"));
        Assert.Equal((HttpStatusCode.SeeOther, "/cases/a-1"), (answer.Status, answer.Location));
        var page = await _person.Open("/cases/a-1");
        Assert.Contains("The payment is taken back", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"payments\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("119.00 EUR of payment p-1 was taken back from this invoice: it is not for it. another Eve", page.Card("history"), StringComparison.Ordinal);
        Assert.Contains("p-1 bank", (await _person.Open("/unmatched")).Words, StringComparison.Ordinal);

        await _person.Submit("/cases/a-1", "/cases/a-1/forget-account");
        page = await _person.Open("/cases/a-1");
        Assert.Contains("The account is forgotten.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("a0123456789abcdef", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_MayTakeNothingBack()
    {
        await _person.Submit("/unmatched", "/unmatched/assign");
        var fields = Person.HiddenFields((await _person.Open("/cases/a-1")).Text, "/cases/a-1/take-back").Where(hidden => hidden.Name != "_token");
        using var viewer = await _desk.SignedIn(DeskHost.ViewerKey);
        var page = await viewer.Open("/cases/a-1");
        Assert.Contains("119.00 EUR p-1, bank", page.Card("payments"), StringComparison.Ordinal);
        Assert.DoesNotContain("take-back", page.Text, StringComparison.Ordinal);

        foreach (var action in new[] { "/cases/a-1/take-back", "/cases/a-1/forget-account", "/unmatched/assign-to" })
        {
            var answer = await viewer.Send(action, Person.HiddenFields(page.Text, "/sign-out").Concat(fields), []);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        }
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
