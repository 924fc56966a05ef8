using System.Text;
using Reminders.Formats.Webhooks;

namespace Reminders.Formats.Tests.Webhooks;

/// <summary>What is peculiar to single sources.</summary>
public sealed class SourceTests
{
    private const string Standard = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Wrong = "Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void SignedTime_MustBeWithinFiveMinutes(int late, bool accepted)
    {
        foreach (var name in (string[])["standard", "stripe"])
        {
            var vector = Vector.Published[name];
            var verdict = (vector with { Now = vector.Now + late }).Verify();
            Assert.Equal(accepted, verdict is Verdict.Verified);
            Assert.Equal(!accepted, verdict is Verdict.Refused);
        }
    }

    [Theory]
    [InlineData($"v1,{Wrong} v2,{Wrong} {Standard} v1,{Wrong}", true)]
    [InlineData($"v1,{Wrong} v2,{Wrong}", false)]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLawdd", false)]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    public void StandardWebhooks_OneRightSignatureInTheList_IsEnough(string list, bool accepted)
    {
        var vector = Vector.Published["standard"];
        var headers = vector.Headers[..2].Append(("webhook-signature", list));

        Assert.Equal(accepted, Given.Verifier(vector.Setup).Verify(vector.Request(Encoding.UTF8.GetBytes(vector.Body), headers)) is Verdict.Verified);
    }

    [Fact]
    public void StandardWebhooks_IdWithADot_IsRefused()
    {
        // {a.1614265330}.{1614265330}.{body} and {a}.{1614265330}.{1614265330.body} would sign alike.
        var secret = Reminders.Formats.Webhooks.StandardWebhooks.WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;
        var request = Given.Request(
            "{}", Given.At(1614265330), ("webhook-id", "a.b"), ("webhook-timestamp", "1614265330"),
            ("webhook-signature", secret.Sign("a.b", "1614265330", "{}"u8)));

        Given.IsRefused(Given.Verifier("standard", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").Verify(request));
    }

    [Theory]
    [InlineData("t=,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7")]
    [InlineData("t,v1=,v0=")]
    [InlineData("t,v1=,v0")]
    [InlineData("t,v1=,")]
    [InlineData("t,,")]
    [InlineData(",,")]
    [InlineData("t")]
    [InlineData("t=1533204620,t=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7")]
    [InlineData("t=1533204620,v0=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7")]
    [InlineData("t=1533204620,v1=2220F87EF101A04665F11CDF770523143F875572008577FA0F20882DDB9CC3C7")]
    public void Stripe_MalformedHeader_IsRefused(string header)
    {
        var vector = Vector.Published["stripe"];

        Given.IsRefused((vector with { Headers = [("Stripe-Signature", header)] }).Verify());
    }

    [Fact]
    public void Stripe_SecondVector_AndAWrongSignatureBesideTheRightOne()
    {
        const string right = "c561c5814cba8a0cd366ee43292d205cf59c9635ad120894be1ef80c0af72b76";
        var verifier = Given.Verifier("stripe", "test_secret");
        WebhookRequest With(string header) => Given.Request("{}", Given.At(1700000000), ("Stripe-Signature", header));

        // The signature fits; the body is no event.
        Assert.IsType<Verdict.Unreadable>(verifier.Verify(With($"t=1700000000,v1={right}")));
        Assert.IsType<Verdict.Unreadable>(verifier.Verify(With($"t=1700000000,v1={right},v1={new string('d', 64)}")));
        Given.IsRefused(verifier.Verify(With($"t=1700000001,v1={right}")));
    }

    [Fact]
    public void Square_IsSignedForItsAddress()
    {
        const string body = """{"data":{"type":"webhooks","id":">id<"}}""";
        var request = Given.Request(body, Given.At(0), ("x-square-hmacsha256-signature", "Cxt7+aTi4rKgcA0bC4g9EHdVtLSDWdqccmL5MvihU4U="));
        var setup = new WebhookSetup("square", ["signature-key"]) { NotificationUrl = "https://webhook.site/webhooks" };

        Assert.IsType<Verdict.Unreadable>(Given.Verifier(setup).Verify(request));
        Given.IsRefused(Given.Verifier(setup with { NotificationUrl = "https://webhook.site/webhooks/" }).Verify(request));
        Assert.Null((setup with { NotificationUrl = null }).Verifier(out _));
    }

    [Theory]
    [InlineData("id=tr_7UhSN1zuXS", "https://api.mollie.com/v2/payments/tr_7UhSN1zuXS")]
    [InlineData("id=tr_7UhSN1zuXS&x=1", "https://api.mollie.com/v2/payments/tr_7UhSN1zuXS")]
    [InlineData("id=tr_..%2F..%2Fx", null)]
    [InlineData("id=tr_a/../../x", null)]
    [InlineData("id=tr_a?x=1", null)]
    [InlineData("id=tr_a#x", null)]
    [InlineData("id=tr_", null)]
    [InlineData("id=ord_7UhSN1zuXS", null)]
    [InlineData("id=tr_a&id=tr_b", null)]
    [InlineData("", null)]
    public void MollieClassic_AsksMollieAboutThePayment_AndNobodyElse(string body, string? url)
    {
        var verdict = Given.Verifier("mollie-classic").Verify(Given.Request(body, Given.At(0)));

        Assert.Equal(url, (verdict as Verdict.NeedsPayment)?.Url.AbsoluteUri);
        Assert.Equal(url is null, verdict is Verdict.Refused);
    }

    [Theory]
    [InlineData("""{"id":"1","id":"2"}""")]
    [InlineData("""{"id":"\ud800"}""")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{}""")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public void SignedBodyThatIsNoEvent_IsUnreadable(string body)
    {
        const string secret = "a mollie secret";
        var request = Given.Request(body, Given.At(0), ("X-Mollie-Signature", Given.Hex(secret, body)));

        Assert.IsType<Verdict.Unreadable>(Given.Verifier("mollie", secret).Verify(request));
    }

    [Fact]
    public void BodyNestedWithoutEnd_IsUnreadable()
    {
        const string secret = "a mollie secret";
        var body = string.Concat(Enumerable.Repeat("[", 20_000));

        Assert.IsType<Verdict.Unreadable>(
            Given.Verifier("mollie", secret).Verify(Given.Request(body, Given.At(0), ("X-Mollie-Signature", Given.Hex(secret, body)))));
    }
}
