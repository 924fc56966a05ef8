using System.Net;
using NodaTime;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Invoices;

public sealed class ListTests : ApiTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Register(Given.Invoice("late").With("dueDate", "2026-11-05").With("number", "RE/1"));
        await Register(Given.Invoice("soon", "c-2").With("dueDate", "2026-11-10"));
        await Register(Given.Invoice("held").With("dueDate", "2026-11-20"));
        await Register(Given.Invoice("firm", "c-3").WithCustomer("type", "business"));
        await Api.Post("/api/invoices/held/hold", "{}");
        Host.Clock.Now = Instant.FromUtc(2026, 11, 6, 12, 0);
    }

    [Theory]
    [InlineData("", "late soon held firm")]
    [InlineData("status=overdue", "late")]
    [InlineData("status=paused", "held")]
    [InlineData("status=scheduled", "soon firm")]
    [InlineData("status=awaitingApproval", "")]
    [InlineData("customer=c-2", "soon")]
    [InlineData("segment=business", "firm")]
    [InlineData("dueFrom=2026-11-10&dueTo=2026-11-20", "soon held")]
    [InlineData("q=re%2F1", "late")]
    [InlineData("q=IR", "firm")]
    [InlineData("customer=c-1&status=paused", "held")]
    public async Task AFilter_ShowsWhatItSays(string filter, string expected) => Assert.Equal(expected, string.Join(' ', await Ids(filter)));

    [Theory]
    [InlineData("status=Overdue", "/status")]
    [InlineData("status=late", "/status")]
    [InlineData("limit=0", "/limit")]
    [InlineData("limit=201", "/limit")]
    [InlineData("limit=ten", "/limit")]
    [InlineData("dueFrom=yesterday", "/dueFrom")]
    [InlineData("cursor=made-up", "/cursor")]
    [InlineData("stauts=paused", "/stauts")]
    [InlineData("status=paused&status=paid", "/status")]
    public async Task ABadFilter_IsRefusedByItsName(string filter, string pointer)
    {
        var reply = await Api.Get($"/api/invoices?{filter}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.NotNull(reply.ErrorAt(pointer));
    }

    [Fact]
    public async Task Pages_LeadThroughEverythingOnce()
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Api.Get($"/api/invoices?limit=3&cursor={cursor}")).Json;
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["invoiceId"]!.GetValue<string>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(["late", "soon", "held", "firm"], seen);
    }

    [Fact]
    public async Task TheTimelineAndTheRun_OfAnInvoiceAreShown()
    {
        var timeline = (await Api.Get("/api/invoices/held/timeline")).Json["items"]!.AsArray();
        Assert.Equal([1, 2], timeline.Select(item => item!["sequence"]!.GetValue<int>()));
        Assert.Equal("119.00", timeline[0]!["amount"]!.GetValue<string>());
        Assert.Equal("2026-11-02T09:00:00Z", timeline[0]!["at"]!.GetValue<string>());

        Assert.Equal("inv-main~held", (await Api.Get("/api/invoices/held/orchestration"))["instanceId"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("/api/invoices/none/timeline")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("/api/invoices/none/orchestration")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("/api/invoices/none")).Status);
    }

    private async Task<IEnumerable<string>> Ids(string filter) =>
        (await Api.Get($"/api/invoices?{filter}")).Json["items"]!.AsArray().Select(item => item!["invoiceId"]!.GetValue<string>());
}
