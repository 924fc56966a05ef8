using System.Net;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Invoices;

public sealed class AmendTests : ApiTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Register(Given.Invoice().With("paymentReference", "RF1"));
    }

    [Fact]
    public async Task WhatIsNamed_ChangesAndTheRestStays()
    {
        var reply = await Api.Patch("/api/invoices/i-1", """{"dueDate":"2026-12-24","paymentUrl":"https://pay.example/1","reason":"agreed"}""");

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal(("2026-12-24", "https://pay.example/1", "RF1"), (reply["dueDate"], reply["paymentUrl"], reply["paymentReference"]));
    }

    [Fact]
    public async Task NothingNew_IsAcceptedAndNotRecorded() =>
        Assert.Equal("1", (await Api.Patch("/api/invoices/i-1", """{"dueDate":"2026-11-30"}"""))["version"]);

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"dueDate":null}""", "")]
    [InlineData("""{"reason":"only a reason"}""", "")]
    [InlineData("""{"dueDate":"2026-10-01"}""", "/dueDate")]
    [InlineData("""{"amount":"1.00"}""", "/amount")]
    [InlineData("""{"autoCollect":"no"}""", "/autoCollect")]
    public async Task WhatMakesNoSense_IsRefused(string body, string pointer)
    {
        var reply = await Api.Patch("/api/invoices/i-1", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.NotNull(reply.ErrorAt(pointer));
    }
}
