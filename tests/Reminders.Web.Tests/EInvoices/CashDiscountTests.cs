using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Tests;
using Reminders.Web.Tests.BankFiles;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.EInvoices;

/// <summary>The cash discount that an invoice offers, from its document to the bank line that takes it.</summary>
public sealed class CashDiscountTests : ApiTest
{
    private const string Skonto = "einvoices/xrechnung/business-cases/standard/01.10a-INVOICE_ubl.xml";

    // 2 % of 2,594.20 within 7 days of 27 June, 1 % within 14.
    [SharedDataTheory(Skonto)]
    [InlineData("2542.32", "2016-07-04", "paid", "0.00")]
    [InlineData("2542.32", "2016-07-05", "scheduled", "2594.20")]
    [InlineData("2568.26", "2016-07-11", "paid", "0.00")]
    [InlineData("2542.31", "2016-07-04", "scheduled", "2594.20")]
    public async Task BankLineLessTheDiscount_SettlesTheEInvoiceInTime(string amount, string bookedOn, string status, string outstanding)
    {
        Host.Clock.Now = Instant.FromUtc(2016, 6, 28, 8, 0);
        // Its number has no digit, by which nobody could name it.
        var xml = (await File.ReadAllTextAsync(SharedData.PathOf(Skonto))).Replace("Rechnungsnummer", "RE-2016-0627", StringComparison.Ordinal);
        var posted = await Api.Send(HttpMethod.Post, "/api/invoices", xml, "application/xml");
        var discounts = (await Api.Get("/api/invoices/RE-2016-0627")).Json["cashDiscounts"]!.AsArray();

        var entry = Camt.Entry(amount, "B1", Camt.Transaction("RE-2016-0627 abzgl. Skonto").Replace("Ada Example", "[Buyer name]", StringComparison.Ordinal));
        await Api.Send(HttpMethod.Post, "/api/bank-statements", Camt.Statement(entry, day: bookedOn).Replace("2026-12-01", bookedOn, StringComparison.Ordinal), "application/xml");

        Assert.Equal(HttpStatusCode.Accepted, posted.Status);
        Assert.Equal(["51.88 until 2016-07-04", "25.94 until 2016-07-11"], discounts.Select(one => $"{one!["amount"]} until {one["until"]}"));
        var reply = await Api.Get("/api/invoices/RE-2016-0627");
        Assert.Equal((status, outstanding), (reply["status"], reply["outstanding"]));
    }

    [Fact]
    public async Task PostedAsJson_ItHoldsForPaymentsToo_AndIsPartOfTheInvoice()
    {
        var invoice = Given.Invoice().With("cashDiscounts", JsonNode.Parse("""[{"percent":3,"days":10,"baseAmount":"100.00"},{"percent":"1.5","until":"2026-11-20"}]"""));
        var first = await Api.Post("/api/invoices", invoice.DeepClone().AsObject());
        var again = await Api.Post("/api/invoices", invoice.DeepClone().AsObject());
        var other = await Api.Post("/api/invoices", Given.Invoice());

        await Api.Post("/api/payments", new JsonObject { ["paymentId"] = "p-1", ["invoiceId"] = "i-1", ["amount"] = "116.00", ["currency"] = "EUR", ["bookedOn"] = "2026-11-11" });

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.Status, again.Status, other.Status));
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
    }
}
