using Reminders.Functions.Tests.Hosting;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Faults;

/// <summary>The orchestration backend is out of reach: what is in the ledger is acknowledged, and the sweep makes up for the rings.</summary>
public sealed class BackendDownTests
{
    [StoreFact]
    public async Task Down_InvoicesAndPaymentsAreTaken_AndOperatorsAreToldToComeBack()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register("paid");
        await app.Rest();
        app.Engine.Faults.IsOutOfReach = true;

        Assert.Equal(202, (await app.Register("unpaid", customer: "c2")).Status);
        Assert.Equal(["completed"], (await app.Pay(invoiceId: "paid")).Did);
        Assert.Equal("paid", await app.Status("paid"));
        Assert.Equal(503, (await app.Send("GET", "/api/invoices/paid/orchestration")).Status);

        app.Engine.Faults.IsOutOfReach = false;
        await app.RunTo("2026-06-10 12:07");
        await app.Sweep();
        await app.RunTo("2026-06-10 14:00");
        Assert.Equal(["c2@example.com"], app.To);
    }

    [StoreFact]
    public async Task DownWhileOneMessageLeavesForTwoInvoices_ItLeavesOnce_AndBothKnow()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00");
        await app.Register("i1");
        await app.Register("i2");
        await app.RunTo("2026-06-10 07:00");
        app.Engine.Faults.IsOutOfReach = true;

        await app.RunTo("2026-06-10 14:00");

        Assert.Single(app.Email.Handed);
        Assert.Contains("reminderSent", await app.Timeline("i1"));
        Assert.Contains("reminderSent", await app.Timeline("i2"));
    }
}
