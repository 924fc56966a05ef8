using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Functions.Access;
using Reminders.Functions.Http;
using Reminders.Functions.Payments;
using Reminders.Functions.Rings;
using Reminders.Functions.Tests.Hosting;
using Reminders.Functions.Tests.Payments;
using Reminders.Functions.Tests.Settings;

namespace Reminders.Functions.Tests.Http;

/// <summary>Requests as the Functions host hands them over, answered by the route table of every host.</summary>
public sealed class TriggerTests
{
    [Fact]
    public async Task Invoice_IsRegistered_ItsOrchestrationStarts_AndIsShown()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);
        var posted = await Call(app, cloud, "POST", "/api/invoices", """
            { "invoiceId": "i1", "amount": "100.00", "currency": "EUR", "issueDate": "2026-05-15", "dueDate": "2026-06-15",
              "customer": { "customerId": "c1", "type": "consumer", "name": "Ada Example", "email": "ada@example.com", "country": "DE" } }
            """);
        await cloud.Rest();
        var shown = await Call(app, cloud, "GET", "/api/invoices/i1/orchestration");

        Assert.Equal(202, posted.Status);
        Assert.Equal(CloudWorld.I1, shown.Body["instanceId"]!.GetValue<string>());
        Assert.Equal("waiting until 10 Jun 2026 09:00: soft", shown.Body["customStatus"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/openapi.json", 200)]
    [InlineData("GET", "/api/invoices/none", 404)]
    [InlineData("GET", "/api/nothing-here", 404)]
    [InlineData("DELETE", "/api/invoices/none", 405)]
    [InlineData("GET", "/sign-in", 200)]
    public async Task EveryAudience_IsAnsweredByTheRouteTable(string method, string path, int status)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);

        Assert.Equal(status, (await Call(app, cloud, method, path)).Status);
    }

    [Fact]
    public async Task PaymentsTheQueueGaveUp_AreListedAndSentAgain()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        var queue = new DeadQueue();
        var id = queue.Bury("{");
        await using var app = App(cloud, queue);

        var listed = await Call(app, cloud, "GET", "/api/dead-letters");
        var retried = await Call(app, cloud, "POST", $"/api/dead-letters/{id}/retry");
        var again = await Call(app, cloud, "POST", $"/api/dead-letters/{id}/retry");

        Assert.Equal("invalid: /amount is missing", listed.Body["items"]![0]!["problem"]!.GetValue<string>());
        Assert.Equal((202, 404), (retried.Status, again.Status));
        Assert.Single(queue.Sent);
    }

    [Fact]
    public async Task WithoutAKey_Nothing()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);

        Assert.Equal(401, (await Call(app, cloud, "GET", "/api/invoices/i1", key: null)).Status);
        Assert.Equal(401, (await Call(app, cloud, "POST", "/api/delivery-reports", "[]", key: null)).Status);
        Assert.Equal(401, (await Call(app, cloud, "GET", "/api/dead-letters", key: null)).Status);
    }

    [Fact]
    public async Task EventGridHandshake_IsAnswered()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);
        var answer = await Call(app, cloud, "POST", "/api/delivery-reports", """
            [{ "id": "1", "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent", "data": { "validationCode": "512d38b6" } }]
            """);

        Assert.Equal("512d38b6", answer.Body["validationResponse"]!.GetValue<string>());
    }

    [Fact]
    public async Task CloudEventsHandshake_IsAnswered()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);
        var answer = await Call(app, cloud, "OPTIONS", "/api/delivery-reports", key: null, origin: "eventgrid.azure.net");

        Assert.Equal((200, "eventgrid.azure.net"), (answer.Status, answer.Headers["WebHook-Allowed-Origin"].ToString()));
    }

    [Theory]
    [InlineData("""[{ "eventType": "Microsoft.Communication.EmailDeliveryReportReceived", "data": { "messageId": "ID", "status": "Bounced", "recipient": "ada@example.com" } }]""", "bounced")]
    [InlineData("""{ "specversion": "1.0", "type": "Microsoft.Communication.EmailDeliveryReportReceived", "data": { "messageId": "ID", "status": "delivered" } }""", "delivered")]
    [InlineData("""[{ "type": "Microsoft.Communication.SMSDeliveryReportReceived", "data": { "Tag": "ID", "DeliveryStatus": "Delivered", "To": "+49" } }]""", "delivered")]
    public async Task Report_InEitherSchema_IsOnTheTimeline(string body, string status)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);
        await cloud.World.Register();
        await cloud.RunTo("2026-06-11 12:00");
        var id = cloud.World.Email.Handed[0].OperationId.ToString("D");

        var answer = await Call(app, cloud, "POST", "/api/delivery-reports", body.Replace("ID", id, StringComparison.Ordinal));

        Assert.Equal(1, answer.Body["taken"]!.GetValue<int>());
        var reported = (await cloud.World.Timeline()).Single(item => item["type"]!.GetValue<string>() == "deliveryReported");
        Assert.Equal(status, reported["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task SmsBlockedByItsRecipient_IsAnOptOut_AndNoFurtherSmsLeaves()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);
        await cloud.World.Register(customer: World.Ada() with { Email = null });
        await cloud.RunTo("2026-06-11 12:00");
        var id = Assert.Single(cloud.World.Sms.Handed).OperationId.ToString("D");

        await Call(app, cloud, "POST", "/api/delivery-reports", $$"""
            [{ "eventType": "Microsoft.Communication.SMSDeliveryReportReceived",
               "data": { "Tag": "{{id}}", "DeliveryStatus": "Failed", "DeliveryStatusDetails": "Sender blocked for given recipient", "To": "+4915112345678" } }]
            """);
        await cloud.RunTo("2026-08-14 12:00");

        Assert.Single(cloud.World.Sms.Handed);
        Assert.Equal("optedOut", (await cloud.World.Timeline()).First(item => item["type"]!.GetValue<string>() == "deliveryReported")["status"]!.GetValue<string>());
        Assert.NotEmpty(await cloud.World.Tasks());
    }

    [Theory]
    [InlineData("[1, null, \"x\", { \"data\": 5 }, { \"eventType\": \"\\ud800\", \"data\": {} }]")]
    [InlineData("""[{ "type": "Microsoft.Communication.EmailDeliveryReportReceived", "data": { "messageId": "no id", "status": "Delivered" } }]""")]
    [InlineData("""[{ "type": "Microsoft.Communication.EmailDeliveryReportReceived", "data": { "messageId": "5f0c9a3e-6a51-4d0b-9d5e-2f3a7c1b8e64", "status": "Expanded" } }]""")]
    public async Task ReportsThatSayNothing_AreTakenAndDropped(string body)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await using var app = App(cloud);
        var answer = await Call(app, cloud, "POST", "/api/delivery-reports", body);

        Assert.Equal((200, 0), (answer.Status, answer.Body["taken"]!.GetValue<int>()));
    }

    [Fact]
    public async Task CustomersPage_IsShownAndAnswered_AndItsAddressIsLoggedNowhere()
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        var log = new LogOfEverything();
        await using var app = App(cloud, log: log);
        cloud.World.Set(creditor => creditor with { PublicUrl = new Uri("https://pay.example.com") });
        await cloud.World.Register();
        await cloud.RunTo("2026-06-11 12:00");
        var text = Assert.IsType<OutgoingMessage.Email>(cloud.World.Email.Handed[0]).Body.Text;
        var path = text.Split().Single(word => word.Contains("/p/", StringComparison.Ordinal))["https://pay.example.com".Length..];

        var shown = await Call(app, cloud, "GET", path, key: null);
        var form = WebUtility.HtmlDecode(shown.Text.Split("name=\"form\" value=\"")[1].Split('"')[0]);
        var answered = await Requests.Send(app, cloud.Client, "POST", path, $"form={form}&invoice=i1&action=paid", http =>
        {
            http.Request.ContentType = "application/x-www-form-urlencoded";
            http.Request.Headers["Sec-Fetch-Site"] = "same-origin";
        }, key: null);
        var refused = await Call(app, cloud, "POST", path, "{}", key: null);

        Assert.Equal((200, 303, 415), (shown.Status, answered.Status, refused.Status));
        Assert.Equal(404, (await Call(app, cloud, "GET", "/p/nobody", key: null)).Status);
        Assert.Contains("paymentClaimed", await cloud.World.Types());
        Assert.DoesNotContain(path[^26..], string.Join('\n', log.Lines), StringComparison.Ordinal);
    }

    // The app's own registrations, with the test's store, clock, ids and channels in place of Azure's.
    private static ServiceProvider App(CloudWorld cloud, DeadQueue? queue = null, ILoggerProvider? log = null)
    {
        var settings = AppSettingsTests.Read(new Dictionary<string, string?>(AppSettingsTests.Valid) { ["Creditors:0:publicUrl"] = "https://pay.example.com" });
        var services = new ServiceCollection().AddLogging().AddFunctionApp(settings, new ShippedPolicies());
        if (log is not null)
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        }

        services.AddSingleton<ILedger>(cloud.World.Ledger).AddSingleton<IProjections>(cloud.World.Store).AddSingleton<IDocuments>(cloud.World.Store)
            .AddSingleton<IFeedWords>(cloud.World.Store);
        services.AddSingleton<IClock>(cloud.World).AddSingleton<IIdSource>(cloud.World).AddSingleton<IMessageChannel>(cloud.World.Email);
        services.AddSingleton<IWebHostEnvironment, HostEnvironment>().AddDataProtection().UseEphemeralDataProtectionProvider();
        if (queue is not null)
        {
            services.AddSingleton<IDeadLetters>(found => ActivatorUtilities.CreateInstance<BuriedPayments>(found, queue.Receiver, queue.Sender));
        }

        return services.AddSingleton<HttpTriggers>().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).BuildServiceProvider();
    }

    private static Task<Answered> Call(
        ServiceProvider app, CloudWorld cloud, string method, string path, string? body = null, string? key = Requests.Key, string? origin = null) =>
        Requests.Send(app, cloud.Client, method, path, body, http => http.Request.Headers["WebHook-Request-Origin"] = origin, key);
}
