using System.Globalization;
using System.Net;
using NodaTime;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Desk.Tests.Overview;

public sealed class OverviewTests : IAsyncLifetime
{
    private DeskHost _desk = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        _person = await _desk.SignedIn(DeskHost.ViewerKey);
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task NoInvoices_ShowsHowToPostOne()
    {
        var words = (await _person.Open("/")).Words;

        Assert.Contains("No invoices yet", words, StringComparison.Ordinal);
        Assert.Contains($"curl {_desk.Address.GetLeftPart(UriPartial.Authority)}/api/invoices", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APaymentFeedThatIsSilent_IsSaidOnTop()
    {
        _desk.Creditors.Feeds = ["bank"];

        var words = (await _person.Open("/")).Words;

        Assert.Contains("No word from payment feed bank yet. Customers may have paid", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoices_AreCountedByStatusAndListed()
    {
        await _desk.Given.Invoice("a-1", "1234.50", number: "RE/1");
        await _desk.Given.Invoice("a-2", customer: "c-2");
        await _desk.Given.Did("a-2", new CaseCommand.PlaceHold(null));
        await _desk.Given.Invoice("a-3", due: new LocalDate(2026, 11, 15), customer: "c-3");

        var page = await _person.Open("/");

        Assert.Contains("1 Overdue 0 Needs approval 1 Paused 0 Reminding 1 Scheduled All 3", page.Words, StringComparison.Ordinal);
        Assert.Contains("RE/1 a-1 Scheduled 1,234.50 EUR Mon 30 Nov 2026 in 10 days c-17 regular early reminder, Wed 25 Nov 2026, 09:00", page.Words, StringComparison.Ordinal);
        Assert.Contains("a-3 Overdue 119.00 EUR Sun 15 Nov 2026 5 days overdue", page.Words, StringComparison.Ordinal);
        Assert.Contains("on hold until released", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status=paused", "a-2")]
    [InlineData("status=scheduled&segment=business", "a-3")]
    [InlineData("customer=c-17", "a-1")]
    [InlineData("dueFrom=2026-12-10", "a-3")]
    [InlineData("dueTo=2026-11-30", "a-1")]
    [InlineData("q=RE/1", "a-1")]
    [InlineData("q=rf18", "a-2")]
    public async Task Filter_ShowsWhatPassesIt(string query, string only)
    {
        await _desk.Given.Invoice("a-1", number: "RE/1");
        await _desk.Given.Invoice("a-2", customer: "c-2", due: new LocalDate(2026, 12, 5), reference: "RF18 5390");
        await _desk.Given.Did("a-2", new CaseCommand.PlaceHold(null));
        await _desk.Given.Invoice("a-3", customer: "c-3", due: new LocalDate(2026, 12, 20), type: CustomerType.Business);

        var page = await _person.Open($"/?{query}");

        Assert.Equal([only], Listed(page));
    }

    [Fact]
    public async Task FilterThatNothingPasses_OffersAll()
    {
        await _desk.Given.Invoice("a-1");

        Assert.Contains("No invoice passes this filter", (await _person.Open("/?q=zzz")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dueFrom=tomorrow", "is no date")]
    [InlineData("status=sleeping", "There is no status")]
    public async Task FilterThatMakesNoSense_IsTold(string query, string told)
    {
        await _desk.Given.Invoice("a-1");

        var page = await _person.Open($"/?{query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(told, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyInvoices_ComePageByPageAndKeepTheFilter()
    {
        for (var i = 0; i < 27; i++)
        {
            await _desk.Given.Invoice(string.Create(CultureInfo.InvariantCulture, $"a-{i:d2}"));
        }

        var first = await _person.Open("/?segment=regular");
        var second = await _person.Open(NextOf(first));

        Assert.Equal(25, Listed(first).Count);
        Assert.Equal(["a-25", "a-26"], Listed(second));
        Assert.Contains("""href="/?segment=regular">First page""", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Next page", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CursorOfAnotherList_StartsAtTheBeginning()
    {
        await _desk.Given.Invoice("a-1");

        Assert.Equal(["a-1"], Listed(await _person.Open("/?cursor=nonsense")));
    }

    [Fact]
    public async Task PolicyThatIsGone_LeavesTheListAndSaysWhatToDo()
    {
        await _desk.Given.Invoice("a-1");
        _desk.Policies.AreGone = true;

        var list = await _person.Open("/");
        var page = await _person.Open("/cases/a-1");

        Assert.Equal(["a-1"], Listed(list));
        Assert.All([list, page], shown => Assert.Contains("policy standard@1 is not loaded", shown.Words, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
    }

    [Fact]
    public async Task OpenTasks_AreCountedWithALink()
    {
        await _desk.Given.Invoice("a-1");
        await _desk.Given.Did("a-1", new CaseCommand.ClaimPaid(null));

        var page = await _person.Open("/");

        Assert.Contains("1 open task", page.Words, StringComparison.Ordinal);
        Assert.Contains("""href="/tasks">""", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnmatchedPayments_AreListed()
    {
        Assert.Contains("Every payment found its invoice", (await _person.Open("/unmatched")).Words, StringComparison.Ordinal);

        await _desk.Given.Paid("p-1", "50.00", reference: "RF00");

        Assert.Contains("p-1 bank, just now Fri 20 Nov 2026 50.00 EUR 50.00 EUR RF00 none", (await _person.Open("/unmatched")).Words, StringComparison.Ordinal);
    }

    private static List<string> Listed(Answered page) =>
        [.. page.Text.Split("""<th scope="row"><a href="/cases/""").Skip(1).Select(row => row[..row.IndexOf('"', StringComparison.Ordinal)])];

    private static string NextOf(Answered page)
    {
        var end = page.Text.IndexOf("\">Next page", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(page.Text[(page.Text.LastIndexOf("href=\"", end, StringComparison.Ordinal) + 6)..end]);
    }
}
