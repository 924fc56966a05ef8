using System.Net;
using System.Text.Json.Nodes;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Payments;

public sealed class PaymentTests : ApiTest
{
    private const string Payments = "/api/payments";

    [Fact]
    public async Task APaymentThatNamesItsInvoice_IsMatched()
    {
        await Register(Given.Invoice());

        var reply = await Api.Post(Payments, Payment().With("invoiceId", "i-1").With("payer", "Ada Example"));

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal(("matched", "api"), (reply["status"], reply["source"]));
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
        Assert.DoesNotContain("Ada", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APaymentForAnUnknownInvoice_WaitsUnmatchedAndIsTakenUpOnceTheInvoiceComes()
    {
        var reply = await Api.Post(Payments, Payment().With("invoiceId", "i-1"));
        Assert.Equal((HttpStatusCode.Accepted, "unmatched"), (reply.Status, reply["status"]));
        Assert.Equal("p-1", (await Api.Get("/api/unmatched-payments")).Json["items"]![0]!["paymentId"]!.GetValue<string>());

        Assert.Equal("paid", (await Register(Given.Invoice()))["status"]);
        Assert.Empty((await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task ABankLineThatMayBeForAnInvoice_IsProposedWithItsEvidence_AndItsPayerIsForThoseWhoAct()
    {
        await Register(Given.Invoice().With("paymentReference", "RF18 5390 0754 7034"));
        await Api.Post(Payments, Payment().With("source", "bank").With("amount", "119.00")
            .With("payer", "Eve Elsewhere").With("payerAccount", "DE89370400440532013000").With("text", "rf19 5390 0754 7034"));

        var seen = (await As("operator").Get("/api/unmatched-payments")).Json["items"]![0]!;
        var proposal = seen["proposals"]![0]!;
        Assert.Equal("i-1", proposal["invoiceId"]!.GetValue<string>());
        Assert.Equal("119.00", proposal["allocations"]![0]!["amount"]!.GetValue<string>());
        Assert.Contains("its reference with wrong check digits", proposal["evidence"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("Eve Elsewhere", "rf19 5390 0754 7034"), (seen["payer"]!["name"]!.GetValue<string>(), seen["payer"]!["text"]!.GetValue<string>()));
        foreach (var role in new[] { "viewer", "billing" })
        {
            var text = (await As(role).Get("/api/unmatched-payments")).Text;
            Assert.Contains("wrong check digits", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Eve", text, StringComparison.Ordinal);
            Assert.DoesNotContain("DE89", text, StringComparison.Ordinal);
            Assert.DoesNotContain("rf19", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnAssignment_TeachesThePayersAccount_AndItIsForgottenByItsName()
    {
        await Register(Given.Invoice());
        await Api.Post(Payments, Payment().With("source", "bank").With("payerAccount", "DE89370400440532013000").With("text", "rent"));
        var customer = (await Api.Get("/api/invoices/i-1"))["customerId"];

        await As("operator").Post("/api/unmatched-payments/p-1/assign", "{\"allocations\":[{\"invoiceId\":\"i-1\",\"amount\":\"19.00\"}]}");
        var learned = (await Api.Get($"/api/customers/{customer}/timeline")).Json["items"]!.AsArray().Single(item => item!["type"]!.GetValue<string>() == "payerAccountLearned")!;
        var account = learned["account"]!.GetValue<string>();

        Assert.DoesNotContain("DE89", learned.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Post($"/api/customers/{customer}/events", "{\"type\":\"payerAccountForgotten\"}")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await Api.Post($"/api/customers/{customer}/events", $$"""{"type":"payerAccountForgotten","account":"{{account}}"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Post($"/api/customers/{customer}/events", $$"""{"type":"payerAccountForgotten","account":"{{account}}"}""")).Status);
        Assert.Contains("payerAccountForgotten", (await Api.Get($"/api/customers/{customer}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APaymentReference_MatchesHoweverItIsSpaced()
    {
        await Register(Given.Invoice().With("paymentReference", "RF18 5390 0754 7034"));

        Assert.Equal("matched", (await Api.Post(Payments, Payment().With("paymentReference", "rf18539007547034")))["status"]);
    }

    [Fact]
    public async Task TheSamePaymentAgain_CountsOnceAndOtherContentIsAConflict()
    {
        await Register(Given.Invoice());
        var payment = Payment().With("invoiceId", "i-1").With("amount", "19");
        await Api.Post(Payments, payment);

        Assert.Equal(HttpStatusCode.Accepted, (await Api.Post(Payments, payment)).Status);
        Assert.Equal("100.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
        Assert.Equal(HttpStatusCode.Conflict, (await Api.Post(Payments, payment.With("amount", "20"))).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await Api.Post(Payments, payment.With("source", "bank"))).Status);
    }

    [Theory]
    [InlineData("amount", "\"-5.00\"", "greater than zero")]
    [InlineData("amount", "\"0\"", "greater than zero")]
    [InlineData("amount", "\"1.001\"", "3 decimals")]
    [InlineData("currency", "\"EURO\"", "ISO 4217")]
    [InlineData("paymentId", "\"a/b\"", "without '/'")]
    [InlineData("paymentId", "\"\"", "1 to 100")]
    [InlineData("paymentId", "\"z\u00e4hl\"", "printable ASCII")]
    [InlineData("source", "\"my bank\"", "1 to 40")]
    [InlineData("bookedOn", "\"2026-13-01\"", "must be a date")]
    [InlineData("bookedOn", "\"0001-01-01\"", "must lie between")]
    [InlineData("payer", "5", "must be text")]
    [InlineData("payerAccount", "\"DE89\\n3704\"", "one line")]
    [InlineData("text", "\"\\u0007\"", "control characters")]
    public async Task ABadPayment_IsRefused(string field, string value, string problem)
    {
        var reply = await Api.Post(Payments, Payment().With(field, JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains(problem, reply.ErrorAt($"/{field}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReversal_TakesTheMoneyBackOnceByItsId()
    {
        await Register(Given.Invoice());
        await Api.Post(Payments, Payment().With("invoiceId", "i-1"));
        const string reversal = """{"reversalId":"r-1","amount":"119.00","currency":"EUR","reason":"returned debit"}""";

        Assert.Equal(HttpStatusCode.Accepted, (await Api.Post("/api/payments/p-1/reversals", reversal)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await Api.Post("/api/payments/p-1/reversals", reversal)).Status);

        var invoice = await Api.Get("/api/invoices/i-1");
        Assert.Equal(("119.00", "scheduled"), (invoice["outstanding"], invoice["status"]));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await Api.Post("/api/payments/p-1/reversals", reversal.Replace("119", "118", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task AReversalThatMakesNoSense_IsRefused()
    {
        await Api.Post(Payments, Payment());

        Assert.Equal(HttpStatusCode.NotFound, (await Reverse("p-2", "1", "EUR")).Status);
        Assert.NotNull((await Reverse("p-1", "119.01", "EUR")).ErrorAt("/amount"));
        Assert.NotNull((await Reverse("p-1", "-1", "EUR")).ErrorAt("/amount"));
        Assert.NotNull((await Reverse("p-1", "1", "USD")).ErrorAt("/currency"));
    }

    [Fact]
    public async Task APaymentIdOfSeveralSources_NeedsTheSource()
    {
        await Api.Post(Payments, Payment().With("source", "bank"));
        await Api.Post(Payments, Payment().With("source", "card"));
        const string reversal = """{"reversalId":"r-1","amount":"1","currency":"EUR"}""";

        Assert.Contains("bank, card", (await Api.Post("/api/payments/p-1/reversals", reversal)).ErrorAt("/source"), StringComparison.Ordinal);
        var reply = await Api.Post("/api/payments/p-1/reversals", reversal.Insert(1, "\"source\":\"card\","));

        Assert.Equal((HttpStatusCode.Accepted, "118.00"), (reply.Status, reply["unallocated"]));
    }

    [Fact]
    public async Task TheLongestIdsOfAll_ReachTheInvoice()
    {
        await Register(Given.Invoice());
        var paymentId = new string('p', 100);
        await Api.Post(Payments, Payment().With("paymentId", paymentId).With("source", new string('s', 40)).With("invoiceId", "i-1"));

        var reply = await Api.Post(
            $"/api/payments/{paymentId}/reversals", $$"""{"reversalId":"{{new string('r', 40)}}","amount":"19","currency":"EUR"}""");

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal("19.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
    }

    [Fact]
    public async Task AnUnmatchedPayment_IsAssignedByAPersonInParts()
    {
        await Register(Given.Invoice());
        await Register(Given.Invoice("i-2"));
        await Api.Post(Payments, Payment().With("amount", "200"));

        var reply = await As("operator").Post(
            "/api/unmatched-payments/p-1/assign", """{"allocations":[{"invoiceId":"i-1","amount":"119"},{"invoiceId":"i-2","amount":"50"}]}""");

        Assert.Equal((HttpStatusCode.Accepted, "31.00", "unmatched"), (reply.Status, reply["unallocated"], reply["status"]));
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-1"))["status"]);
        Assert.Equal("69.00", (await Api.Get("/api/invoices/i-2"))["outstanding"]);
    }

    [Theory]
    [InlineData("""{"allocations":[{"invoiceId":"none","amount":"1"}]}""", "/allocations/0/invoiceId")]
    [InlineData("""{"allocations":[{"invoiceId":"i-1","amount":"119.01"}]}""", "/allocations")]
    [InlineData("""{"allocations":[{"invoiceId":"i-1","amount":"0"}]}""", "/allocations/0/amount")]
    [InlineData("""{"allocations":[]}""", "/allocations")]
    [InlineData("""{}""", "/allocations")]
    [InlineData("""{"allocations":{}}""", "/allocations")]
    public async Task AnAssignmentThatMakesNoSense_IsRefused(string body, string pointer)
    {
        await Register(Given.Invoice());
        await Api.Post(Payments, Payment());

        var reply = await Api.Post("/api/unmatched-payments/p-1/assign", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.NotNull(reply.ErrorAt(pointer));
    }

    [Fact]
    public async Task AMatchedPayment_IsNotAssignedAgain()
    {
        await Register(Given.Invoice());
        await Api.Post(Payments, Payment().With("invoiceId", "i-1"));

        var reply = await Api.Post("/api/unmatched-payments/p-1/assign", """{"allocations":[{"invoiceId":"i-1","amount":"1"}]}""");

        Assert.Equal(HttpStatusCode.Conflict, reply.Status);
    }

    [Fact]
    public async Task APaymentTakenBack_IsOwedAgainAndCanBeAssignedElsewhere()
    {
        await Register(Given.Invoice());
        await Register(Given.Invoice("i-2"));
        await Api.Post(Payments, Payment().With("invoiceId", "i-1"));
        const string reason = """{"source":"api","invoiceId":"i-1","reason":"meant for i-2"}""";

        var reply = await As("operator").Post("/api/payments/p-1/unassign", reason, ("Idempotency-Key", "k"));
        var again = await As("operator").Post("/api/payments/p-1/unassign", reason, ("Idempotency-Key", "k"));

        Assert.Equal((HttpStatusCode.Accepted, "unmatched", "119.00"), (reply.Status, reply["status"], reply["unallocated"]));
        Assert.Equal((HttpStatusCode.Accepted, "unmatched"), (again.Status, again["status"]));
        Assert.Equal("119.00", (await Api.Get("/api/invoices/i-1"))["outstanding"]);
        var told = (await Api.Get("/api/invoices/i-1/timeline")).Json["items"]!.AsArray()
            .Single(item => item!["type"]!.GetValue<string>() == "paymentUnassigned")!;
        Assert.Equal(("119.00", "meant for i-2"), (told["amount"]!.GetValue<string>(), told["reason"]!.GetValue<string>()));
        Assert.Equal(
            HttpStatusCode.Accepted,
            (await Api.Post("/api/unmatched-payments/p-1/assign", """{"allocations":[{"invoiceId":"i-2","amount":"119"}]}""")).Status);
        Assert.Equal("paid", (await Api.Get("/api/invoices/i-2"))["status"]);
    }

    [Theory]
    [InlineData("p-1", "{}", HttpStatusCode.Conflict)]
    [InlineData("p-1", """{"invoiceId":"i-1"}""", HttpStatusCode.Conflict)]
    [InlineData("p-2", "{}", HttpStatusCode.NotFound)]
    [InlineData("p-1", """{"source":"bank"}""", HttpStatusCode.NotFound)]
    [InlineData("p-1", """{"invoiceId":7}""", HttpStatusCode.UnprocessableEntity)]
    public async Task WhatPaysNothing_CannotBeTakenBack(string paymentId, string body, HttpStatusCode status)
    {
        await Register(Given.Invoice());
        await Api.Post(Payments, Payment());

        Assert.Equal(status, (await Api.Post($"/api/payments/{paymentId}/unassign", body)).Status);
    }

    private static JsonObject Payment() =>
        new() { ["paymentId"] = "p-1", ["amount"] = "119.00", ["currency"] = "EUR", ["bookedOn"] = "2026-11-02" };

    private Task<Reply> Reverse(string paymentId, string amount, string currency) => Api.Post(
        $"/api/payments/{paymentId}/reversals", new JsonObject { ["reversalId"] = "r-1", ["amount"] = amount, ["currency"] = currency });
}
