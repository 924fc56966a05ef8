using Reminders.Functions.Tests.Hosting;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Faults;

/// <summary>A whole life over the app's own doors, and what comes in at the wrong time, twice or too large.</summary>
public sealed class MessageTests
{
    [StoreFact]
    public async Task InvoiceReminderReportPayment_OneCaseFromEndToEnd()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        Assert.Equal(202, (await app.Register()).Status);
        Assert.Equal(200, (await app.Register()).Status);
        await app.RunTo("2026-06-10 12:00");
        var operation = Assert.Single(app.Email.Handed).OperationId;

        var report = await app.Send("POST", "/api/delivery-reports", $$"""
            [{ "eventType": "Microsoft.Communication.EmailDeliveryReportReceived", "data": { "messageId": "{{operation:D}}", "status": "Delivered" } }]
            """);
        await app.Rest();
        Assert.Equal(1, report.Body["taken"]!.GetValue<int>());
        Assert.Equal(["completed"], (await app.Pay("40.00")).Did);
        Assert.Equal(["completed"], (await app.Pay("60.00", "p2")).Did);
        Assert.Equal(["completed"], (await app.Pay("60.00", "p2")).Did);
        await app.RunTo("2026-08-14 12:00");

        Assert.Equal(
            ["invoiceRegistered", "reminderIntended", "reminderSent", "deliveryReported", "paymentReceived", "paymentReceived", "caseClosed"],
            await app.Timeline());
        Assert.Equal("closed: paid", app.CustomStatus());
        Assert.Equal("Completed", (await app.Send("GET", "/api/invoices/i1/orchestration")).Body["runtimeStatus"]!.GetValue<string>());
        Assert.Single(app.Email.Handed);
    }

    [StoreFact]
    public async Task PaymentOfAnUnknownInvoice_IsListed_AndBookedWhenTheInvoiceComes()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        Assert.Equal(["completed"], (await app.Pay()).Did);
        Assert.Single((await app.Send("GET", "/api/unmatched-payments")).Body["items"]!.AsArray());

        await app.Register();
        await app.Rest();

        Assert.Equal("paid", await app.Status());
        Assert.Empty((await app.Send("GET", "/api/unmatched-payments")).Body["items"]!.AsArray());
    }

    [StoreTheory]
    [InlineData("/api/invoices", 413)]
    [InlineData("/api/payments", 413)]
    [InlineData("/api/delivery-reports", 413)]
    public async Task BodyOverTheLimit_IsRefused_AndNothingIsWritten(string path, int status)
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        app.Counts.Reset();

        Assert.Equal(status, (await app.Send("POST", path, $$"""{ "note": "{{new string('x', 10 * 1024 * 1024)}}" }""")).Status);
        Assert.Equal(0, app.Counts[Columns.Transactions]);
    }

    [StoreFact]
    public async Task FieldOverItsLimit_IsNamed()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        var answer = await app.Register(new string('i', 300));

        Assert.Equal(422, answer.Status);
        Assert.Equal("/invoiceId", answer.Body["errors"]![0]!["pointer"]!.GetValue<string>());
    }
}
