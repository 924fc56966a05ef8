using System.Net;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Clock;

public sealed class ClockTests : ApiTest
{
    protected override bool WithVirtualClock => true;

    [Fact]
    public async Task Advancing_AnswersWhenEverythingDueHasHappened()
    {
        await Register(Given.Invoice());

        var reply = await Api.Post("/api/clock/advance", """{"to":"2026-11-26T10:00:00+01:00"}""");

        Assert.Equal((HttpStatusCode.OK, "2026-11-26T09:00:00Z"), (reply.Status, reply["now"]));
        Assert.Equal("soft", (await Api.Get("/api/invoices/i-1"))["lastStep"]);
    }

    [Theory]
    [InlineData("""{"to":"2026-11-01T00:00:00Z"}""", HttpStatusCode.Conflict)]
    [InlineData("""{"to":"2026-11-26"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity)]
    public async Task GoingBackOrNowhere_IsRefused(string body, HttpStatusCode expected) =>
        Assert.Equal(expected, (await Api.Post("/api/clock/advance", body)).Status);
}
