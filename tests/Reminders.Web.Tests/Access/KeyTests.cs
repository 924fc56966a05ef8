using System.Net;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Access;

public sealed class KeyTests : ApiTest
{
    [Fact]
    public async Task NoKey_IsAskedForOne()
    {
        var reply = await As(null).Get("/api/invoices");

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Equal("application/problem+json", reply.Type);
        Assert.StartsWith("Bearer", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongKey_IsRefusedAndNotRepeated()
    {
        var reply = await As("wrong-key").Get("/api/invoices");

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.DoesNotContain("wrong-key", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer viewer", HttpStatusCode.OK)]
    [InlineData("bearer viewer", HttpStatusCode.OK)]
    [InlineData("Basic dmlld2Vy", HttpStatusCode.Unauthorized)]
    public async Task AKeyInAuthorization_CountsAsBearer(string header, HttpStatusCode expected)
    {
        var reply = await As(null).Send(HttpMethod.Get, "/api/invoices", null, headers: ("Authorization", header));

        Assert.Equal(expected, reply.Status);
    }

    [Fact]
    public async Task AWrongRole_IsToldTheRoleItNeeds()
    {
        var reply = await As("operator").Post("/api/invoices/i-1/write-off", "{}");

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Equal("This needs the role lead or admin; the key has operator.", reply["detail"]);
    }

    [Fact]
    public async Task ASessionOfTheDesk_ReadsWhatItsKeyReads()
    {
        var reply = await As(null).Send(HttpMethod.Get, "/api/invoices", null, headers: ("Test-Session", "id-Viewer"));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
    }

    [Fact]
    public async Task ASessionWhoseKeyIsGone_ReadsNothing()
    {
        var reply = await As(null).Send(HttpMethod.Get, "/api/invoices", null, headers: ("Test-Session", "id-gone"));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
    }

    [Fact]
    public async Task ASessionOfTheDesk_ChangesNothing()
    {
        await Register(Given.Invoice());

        var reply = await As(null).Post("/api/invoices/i-1/cancel", "{}", ("Test-Session", "id-Admin"));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Equal("scheduled", (await Api.Get("/api/invoices/i-1"))["status"]);
    }

    [Fact]
    public async Task AWrongKeyBesideASession_IsStillWrong()
    {
        var reply = await As("wrong-key").Send(HttpMethod.Get, "/api/invoices", null, headers: ("Test-Session", "id-Admin"));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
    }

    [Fact]
    public async Task AnswersOfTheApi_AreNotKeptAndNotGuessedAt()
    {
        var reply = await Api.Get("/api/invoices");

        Assert.Equal("no-store", reply.Headers["Cache-Control"]);
        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        Assert.False(reply.Headers.ContainsKey("Access-Control-Allow-Origin"));
    }
}
