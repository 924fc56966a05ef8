using System.Net;
using NodaTime;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Customers;

public sealed class CustomerTests : ApiTest
{
    private const string Customer = "/api/customers/c-1";

    [Fact]
    public async Task Put_ReplacesTheWholeCustomer()
    {
        await Register(Given.Invoice().WithCustomer("phone", "+4915112345678").WithCustomer("vulnerable", true));

        var reply = await Api.Put(Customer, """{"name":"Ada Lovelace","type":"business"}""");

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal(("Ada Lovelace", "business", "false"), (reply["name"], reply["type"], reply["vulnerable"]));
        Assert.Null(reply["email"]);
        Assert.Null(reply["phone"]);
    }

    [Fact]
    public async Task Put_MakesACustomerWhoWasNotThere()
    {
        var reply = await Api.Put("/api/customers/new", """{"customerId":"new","email":"new@example.com"}""");

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal("new@example.com", (await Api.Get("/api/customers/new"))["email"]);
    }

    [Fact]
    public async Task Patch_KeepsWhatIsLeftOutAndClearsWhatIsNull()
    {
        await Register(Given.Invoice().WithCustomer("phone", "+4915112345678").WithCustomer("vulnerable", true).WithCustomer("type", "business"));

        var reply = await Api.Patch(Customer, """{"phone":null,"country":"AT","vulnerable":null,"type":null}""");

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Null(reply["phone"]);
        Assert.Equal(("Ada Example", "AT", "false", "consumer"), (reply["name"], reply["country"], reply["vulnerable"], reply["type"]));
    }

    [Fact]
    public async Task Address_IsKeptAndCleared()
    {
        await Register(Given.Invoice().WithCustomer("street", "Weg 1").WithCustomer("postcode", "10115").WithCustomer("city", "Berlin"));

        var reply = await Api.Patch(Customer, """{"street":"Gasse 2","city":null}""");

        Assert.Equal(("Gasse 2", "10115"), (reply["street"], reply["postcode"]));
        Assert.Null(reply["city"]);
    }

    [Theory]
    [InlineData("""{"street":"Weg 1\nBerlin"}""", "/street")]
    [InlineData("""{"postcode":"12345678901234567"}""", "/postcode")]
    [InlineData("{}", "")]
    [InlineData("""{"customerId":"c-1"}""", "")]
    [InlineData("""{"customerId":"c-2","name":"x"}""", "/customerId")]
    [InlineData("""{"timeZone":"Europe/Berln"}""", "/timeZone")]
    [InlineData("""{"fone":"+4915112345678"}""", "/fone")]
    public async Task APatchThatMakesNoSense_IsRefused(string body, string pointer)
    {
        await Register(Given.Invoice());

        var reply = await Api.Patch(Customer, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.NotNull(reply.ErrorAt(pointer));
    }

    [Fact]
    public async Task ACustomerWhoIsNotThere_IsNotFound()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("/api/customers/none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Patch("/api/customers/none", """{"name":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("/api/customers/none/timeline")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Post("/api/customers/none/events", """{"type":"churned"}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Put("/api/customers/a%20b", "{}")).Status);
    }

    [Fact]
    public async Task AComplaint_StopsEveryMessageUntilAPersonHasDealtWithIt()
    {
        await Register(Given.Invoice());

        var reply = await Api.Post($"{Customer}/events", """{"type":"complaintReceived","note":"stop writing to me"}""");

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        var task = (await Api.Get("/api/tasks")).Json["items"]!.AsArray().Single()!;
        Assert.Equal("complaint", task["kind"]!.GetValue<string>());
        await Host.RunUntil(Instant.FromUtc(2026, 11, 27, 12, 0));
        Assert.DoesNotContain("reminderSent", await Types("/api/invoices/i-1"));

        var taskId = task["taskId"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.Accepted, (await Api.Post($"/api/tasks/{taskId}/complete", """{"outcome":"answered"}""")).Status);
        await Host.RunUntil(Instant.FromUtc(2026, 11, 28, 12, 0));
        Assert.Contains("reminderSent", await Types("/api/invoices/i-1"));
    }

    [Fact]
    public async Task TwoComplaints_AreTwoTasks()
    {
        await Register(Given.Invoice());
        await Api.Post($"{Customer}/events", """{"type":"complaintReceived"}""");
        await Api.Post($"{Customer}/events", """{"type":"complaintReceived"}""");

        var tasks = (await Api.Get("/api/tasks")).Json["items"]!.AsArray();

        Assert.Equal(2, tasks.Select(task => task!["taskId"]!.GetValue<string>()).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"type":"optedOut"}""", "optedOut", "email,sms,letter")]
    [InlineData("""{"type":"optedOut","channel":"sms"}""", "optedOut", "sms")]
    [InlineData("""{"type":"addressBounced","channel":"email"}""", "unreachable", "email")]
    public async Task WhatACustomerSays_IsShownInTheirView(string body, string field, string expected)
    {
        await Register(Given.Invoice());

        var reply = await Api.Post($"{Customer}/events", body);

        Assert.Equal(expected, string.Join(',', reply.Json[field]!.AsArray().Select(channel => channel!.GetValue<string>())));
    }

    [Fact]
    public async Task AnEventsNote_IsInTheTimeline()
    {
        await Register(Given.Invoice());
        await Api.Post($"{Customer}/events", """{"type":"churned","note":"moved abroad"}""");

        var last = (await Api.Get($"{Customer}/timeline")).Json["items"]!.AsArray()[^1]!;

        Assert.Equal(("churned", "moved abroad"), (last["type"]!.GetValue<string>(), last["note"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("{}", "/type")]
    [InlineData("""{"type":"complained"}""", "/type")]
    [InlineData("""{"type":"contactReported"}""", "/channel")]
    [InlineData("""{"type":"addressBounced","channel":"phone"}""", "/channel")]
    [InlineData("""{"type":"optedOut","channel":"fax"}""", "/channel")]
    [InlineData("""{"type":"churned","channel":"email"}""", "/channel")]
    public async Task AnEventThatMakesNoSense_IsRefused(string body, string pointer)
    {
        await Register(Given.Invoice());

        Assert.NotNull((await Api.Post($"{Customer}/events", body)).ErrorAt(pointer));
    }

    [Fact]
    public async Task ATaskIsCompletedOnce()
    {
        await Register(Given.Invoice());
        await Api.Post("/api/invoices/i-1/claim-paid", "{}");
        var taskId = (await Api.Get("/api/tasks")).Json["items"]![0]!["taskId"]!.GetValue<string>();

        Assert.NotNull((await Api.Post($"/api/tasks/{taskId}/complete", "{}")).ErrorAt("/outcome"));
        var done = await Api.Post($"/api/tasks/{taskId}/complete", """{"outcome":"notPaid","note":"nothing on the account"}""");

        Assert.Equal((HttpStatusCode.Accepted, taskId), (done.Status, done["taskId"]));
        Assert.Equal("scheduled", (await Api.Get("/api/invoices/i-1"))["status"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Post($"/api/tasks/{taskId}/complete", """{"outcome":"notPaid"}""")).Status);
    }

    private async Task<IEnumerable<string>> Types(string of) =>
        (await Api.Get($"{of}/timeline")).Json["items"]!.AsArray().Select(item => item!["type"]!.GetValue<string>());
}
