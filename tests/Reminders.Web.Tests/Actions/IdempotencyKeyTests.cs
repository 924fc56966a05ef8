using System.Net;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Actions;

public sealed class IdempotencyKeyTests : ApiTest
{
    private const string Hold = "/api/invoices/i-1/hold";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Register(Given.Invoice());
    }

    [Theory]
    [InlineData("\"8e03978e\"", "8e03978e")]
    [InlineData("8e03978e", "\"8e03978e\"")]
    public async Task ARepeatedRequest_DoesNothingAgain(string first, string second)
    {
        await Api.Post(Hold, """{"reason":"a"}""", ("Idempotency-Key", first));
        await Api.Post("/api/invoices/i-1/release", "{}");

        var again = await Api.Post(Hold, """{"reason":"a"}""", ("Idempotency-Key", second));

        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal("scheduled", again["status"]);
    }

    [Fact]
    public async Task AKeyUsedForAnotherBodyOrAction_IsRefused()
    {
        await Api.Post(Hold, """{"reason":"a"}""", ("Idempotency-Key", "k"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Post(Hold, """{"reason":"b"}""", ("Idempotency-Key", "k"))).Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Api.Post("/api/invoices/i-1/cancel", """{"reason":"a"}""", ("Idempotency-Key", "k"))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"open")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task AKeyThatIsNone_IsABadRequest(string key) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Api.Post(Hold, "{}", ("Idempotency-Key", key))).Status);

    [Fact]
    public async Task ManyAtOnceWithOneKey_ActOnce()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Api.Post(
            "/api/invoices/i-1/promise", """{"date":"2026-12-10"}""", ("Idempotency-Key", "k"))));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.Accepted, reply.Status));
        var timeline = (await Api.Get("/api/invoices/i-1/timeline")).Json["items"]!.AsArray();
        Assert.Single(timeline, item => item!["type"]!.GetValue<string>() == "promiseMade");
    }

    [Fact]
    public async Task AContactReportedTwiceWithOneKey_CountsOnce()
    {
        const string call = """{"type":"contactReported","channel":"phone"}""";
        await Api.Post("/api/customers/c-1/events", call, ("Idempotency-Key", "k"));
        await Api.Post("/api/customers/c-1/events", call, ("Idempotency-Key", "k"));

        var timeline = (await Api.Get("/api/customers/c-1/timeline")).Json["items"]!.AsArray();

        Assert.Single(timeline, item => item!["type"]!.GetValue<string>() == "contactReported");
    }

    [Fact]
    public async Task APartAssignedTwiceWithOneKey_IsAssignedOnce()
    {
        await Api.Post("/api/payments", """{"paymentId":"p-1","amount":"100","currency":"EUR","bookedOn":"2026-11-02"}""");
        const string part = """{"allocations":[{"invoiceId":"i-1","amount":"30"}]}""";

        await Api.Post("/api/unmatched-payments/p-1/assign", part, ("Idempotency-Key", "k"));
        var again = await Api.Post("/api/unmatched-payments/p-1/assign", part, ("Idempotency-Key", "k"));

        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal("70.00", again["unallocated"]);
        Assert.Equal("89.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
    }
}
