using System.Net;
using System.Text.Json.Nodes;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Access;

public sealed class OtherCreditorTests : ApiTest
{
    [Fact]
    public async Task AnotherCreditorsIds_AreNotThere()
    {
        await Register(Given.Invoice().With("paymentReference", "RF1"));
        await Api.Post("/api/payments", """{"paymentId":"p-1","amount":"5","currency":"EUR","bookedOn":"2026-11-02"}""");
        await Api.Post("/api/customers/c-1/events", """{"type":"complaintReceived"}""");
        var other = As("other");

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/api/invoices/i-1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/api/invoices/i-1/timeline")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/api/invoices/i-1/orchestration")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post("/api/invoices/i-1/cancel", "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Patch("/api/invoices/i-1", """{"dueDate":"2026-12-24"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/api/customers/c-1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post("/api/tasks/c-1~3/complete", """{"outcome":"done"}""")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.Post("/api/payments/p-1/reversals", """{"reversalId":"r","amount":"1","currency":"EUR"}""")).Status);
        Assert.Empty((await other.Get("/api/invoices")).Json["items"]!.AsArray());
        Assert.Empty((await other.Get("/api/tasks")).Json["items"]!.AsArray());
        Assert.Empty((await other.Get("/api/unmatched-payments")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task TwoCreditors_MayUseTheSameIds()
    {
        await Register(Given.Invoice());

        var theirs = await As("other").Post("/api/invoices", Given.Invoice().With("amount", "7.00"));

        Assert.Equal(HttpStatusCode.Accepted, theirs.Status);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["amount"]);
    }

    [Fact]
    public async Task AKeyOfACreditorThatIsNotConfigured_IsToldSo()
    {
        var reply = await As("nowhere").Post("/api/invoices", Given.Invoice());

        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.Contains("not configured", reply["detail"], StringComparison.Ordinal);
    }
}
