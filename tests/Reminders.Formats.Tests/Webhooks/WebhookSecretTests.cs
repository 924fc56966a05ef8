using System.Text;
using Reminders.Formats.Webhooks.StandardWebhooks;

namespace Reminders.Formats.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    [Fact]
    public void TheStandardsVector_IsSignedAlike() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!.Sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not base64")]
    [InlineData("whsec_c2hvcnQ=")]
    public void NoSecret_IsNone(string text) => Assert.Null(WebhookSecret.Parse(text));
}
