using System.Text.RegularExpressions;

namespace Reminders.Messages.Tests;

public sealed partial class PaymentTests
{
    [Fact]
    public void Link_IsTheOneAction()
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", "en"));

        Assert.Equal(["https://pay.example/2026-1001"], Links(email.Html));
        Assert.Contains(": https://pay.example/2026-1001", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void LinkAndAccount_TheAccountStandsBelowTheLinkAsText()
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", "de"));
        const string account = "Muster Gartenbau GmbH, IBAN DE89 3704 0044 0532 0130 00, Verwendungszweck RF18539007547034.";

        Assert.Contains(account, email.Text, StringComparison.Ordinal);
        Assert.True(email.Html.IndexOf(account, StringComparison.Ordinal) > email.Html.IndexOf("href", StringComparison.Ordinal));
    }

    [Fact]
    public void NoLink_AccountAndReferenceStandAsText()
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", "en", Samples.Invoice(url: null)));

        Assert.Empty(Links(email.Html));
        Assert.Contains("IBAN: DE89 3704 0044 0532 0130 00", email.Text, StringComparison.Ordinal);
        Assert.Contains("Reference: RF18539007547034", email.Text, StringComparison.Ordinal);
        Assert.Contains("DE89 3704 0044 0532 0130 00", email.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void NoReference_TheNumberServes()
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", "en", Samples.Invoice(url: null, reference: null)));

        Assert.Contains("Reference: 2026-1001", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NeitherLinkNorAccount_PointsToTheInvoice()
    {
        var content = Samples.Content("friendly", "en", Samples.Invoice(url: null)) with { Sender = new Sender("Muster") };

        Assert.Contains("You find how to pay on your invoice.", Samples.Renderer.Email(content).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void OneLinkForAll_IsOneButton()
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", "en", Samples.Invoice("1"), Samples.Invoice("2")));

        Assert.Single(Links(email.Html));
    }

    [Fact]
    public void ALinkEach_StandsInEachRowWithItsNumber()
    {
        var email = Samples.Renderer.Email(Samples.Content(
            "friendly", "en", Samples.Invoice("A-1", url: "https://pay.example/1"), Samples.Invoice("A-2", url: "https://pay.example/2")));

        Assert.Equal(["https://pay.example/1", "https://pay.example/2"], Links(email.Html));
        Assert.Contains(">Pay invoice A-2</a>", email.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void ButtonForOne_LeavesTheOthersTheirOwnLink()
    {
        var email = Samples.Renderer.Email(Samples.Content(
            "dueDay",
            "en",
            Samples.Invoice("A-1", days: 0, url: "https://pay.example/1"),
            Samples.Invoice("A-2", days: -3, url: "https://pay.example/2"),
            Samples.Invoice("A-3", days: 9, url: null)));

        Assert.Equal(["https://pay.example/2", "https://pay.example/1"], Links(email.Html));
        Assert.Contains("Pay invoice A-2: https://pay.example/2", email.Text, StringComparison.Ordinal);
        Assert.Contains("Pay €119.00 now: https://pay.example/1", email.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT://pay.example/%0aalert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://pay.example/x")]
    [InlineData("mailto:x@example.com")]
    [InlineData("//pay.example/x")]
    [InlineData("/pay")]
    [InlineData("pay.example/x")]
    [InlineData("https://")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://pay.example/\r\nx")]
    [InlineData("")]
    [InlineData(" ")]
    public void AnythingButAWebAddress_NeverBecomesALink(string url)
    {
        var content = Samples.Content("friendly", "en", Samples.Invoice(url: url));
        var email = Samples.Renderer.Email(content);

        Assert.Empty(Links(email.Html));
        Assert.DoesNotContain("://", email.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", Samples.Renderer.Sms(content).Text, StringComparison.Ordinal);
        Assert.Contains("IBAN", email.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://pay.example/i?id=1&k=a%2Fb#x", "https://pay.example/i?id=1&amp;k=a%2Fb#x")]
    [InlineData("http://pay.example/a", "http://pay.example/a")]
    [InlineData("https://pay.example/\"><script>", "https://pay.example/%22%3E%3Cscript%3E")]
    public void WebAddress_IsKeptAsGivenWhereItIsSafe(string url, string href)
    {
        Assert.Equal([href], Links(Samples.Renderer.Email(Samples.Content("friendly", "en", Samples.Invoice(url: url))).Html));
    }

    [Fact]
    public void PartPayment_IsThankedFor()
    {
        var text = Samples.Renderer.Email(Samples.Content("friendly", "en", Samples.Invoice(minor: 11900, principal: 20000))).Text;

        Assert.Contains("Thank you for the €81.00 we have already received. €119.00 is still open.", text, StringComparison.Ordinal);
        Assert.Contains("the rest of your payment", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Links(string html) => Href().Matches(html).Select(match => match.Groups["url"].Value);

    [GeneratedRegex("href=\"(?<url>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Href();
}
