using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Actions;

public sealed class ActionTests : ApiTest
{
    private const string Case = "/api/invoices/i-1";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Register(Given.Invoice());
    }

    [Fact]
    public async Task APayment_SettlesTheCase()
    {
        var reply = await Act("payments", """{"paymentId":"p-1","amount":"119.00","currency":"EUR","bookedOn":"2026-11-02"}""");

        Assert.Equal(("paid", "0.00"), (reply["status"], reply["outstanding"]));
        Assert.Equal(["invoiceRegistered", "paymentReceived", "caseClosed"], await Types());
    }

    [Fact]
    public async Task APaymentAlsoReportedByTheBank_CountsOnce()
    {
        await Act("payments", """{"paymentId":"p-1","amount":"19","currency":"EUR","bookedOn":"2026-11-02","source":"bank"}""");

        var again = await Api.Post(
            "/api/payments", """{"paymentId":"p-1","amount":"19.00","currency":"EUR","bookedOn":"2026-11-02","source":"bank","invoiceId":"i-1"}""");

        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal("100.00", (await Api.Get(Case))["outstanding"]);
    }

    [Fact]
    public async Task APaymentInAnotherCurrency_IsRefused() => await Refused(
        "payments", """{"paymentId":"p-1","amount":"119","currency":"USD","bookedOn":"2026-11-02"}""", "/currency", "must be EUR");

    [Fact]
    public async Task APaymentWithoutABookingDate_IsRefused() => await Refused(
        "payments", """{"paymentId":"p-1","amount":"119","currency":"EUR"}""", "/bookedOn", "is missing");

    [Fact]
    public async Task ACreditNote_LowersWhatIsOwedOnceByItsId()
    {
        const string note = """{"creditNoteId":"cn-1","amount":"19.00","currency":"EUR","reason":"damaged"}""";
        Assert.Equal("100.00", (await Act("credit-notes", note))["outstanding"]);
        Assert.Equal("100.00", (await Act("credit-notes", note))["outstanding"]);

        var other = await Api.Post($"{Case}/credit-notes", note.Replace("19.00", "20.00", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Conflict, other.Status);
    }

    [Fact]
    public async Task ACreditNoteForTheRest_ClosesTheCaseAsCredited() =>
        Assert.Equal("credited", (await Act("credit-notes", """{"creditNoteId":"cn-1","amount":119,"currency":"EUR"}"""))["status"]);

    [Theory]
    [InlineData("\"2026-12-24\"", "2026-12-24T23:00:00Z")]
    [InlineData("\"2026-12-24T12:00:00+01:00\"", "2026-12-24T11:00:00Z")]
    public async Task AHold_LastsUntilTheEndOfADayOrAnInstant(string until, string expected)
    {
        var reply = await Act("hold", $$"""{"until":{{until}},"reason":"waiting for the new contract"}""");

        Assert.Equal("paused", reply["status"]);
        var held = (await Timeline())[^1]!;
        Assert.Equal(expected, held["until"]!.GetValue<string>());
        Assert.Equal("waiting for the new contract", held["reason"]!.GetValue<string>());
        Assert.Equal("Admin of main", held["actor"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("\"2026-10-01\"", "is in the past")]
    [InlineData("\"2030-01-01\"", "730 days ahead")]
    [InlineData("\"soon\"", "must be a date such as 2026-11-30 or an instant")]
    public async Task AHoldThatMakesNoSense_IsRefused(string until, string problem) =>
        await Refused("hold", $$"""{"until":{{until}}}""", "/until", problem);

    [Fact]
    public async Task AHoldWithoutEnd_WaitsForAPersonUntilReleased()
    {
        Assert.Equal("operator:hold", (await Act("hold", null))["waitsFor"]);
        Assert.Equal("scheduled", (await Act("release", "{}"))["status"]);
        await Impossible("release", "{}");
    }

    [Fact]
    public async Task ADispute_PausesTheCaseUntilItIsDecided()
    {
        Assert.Equal("paused", (await Act("dispute", """{"reason":"never ordered","amount":"50.00"}"""))["status"]);
        await Impossible("dispute", """{"reason":"again"}""");
        Assert.Equal("scheduled", (await Act("resolve-dispute", """{"outcome":"rejected"}"""))["status"]);
        await Impossible("resolve-dispute", """{"outcome":"rejected"}""");
    }

    [Fact]
    public async Task AnUpheldDispute_OpensATaskToCorrectTheInvoice()
    {
        await Act("dispute", """{"reason":"wrong price"}""");

        var reply = await Act("resolve-dispute", """{"outcome":"upheld","note":"see order"}""");

        Assert.StartsWith("task:i-1-", reply["waitsFor"], StringComparison.Ordinal);
        Assert.Equal("correctInvoice", (await Api.Get("/api/tasks")).Json["items"]![0]!["kind"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{}""", "/reason", "is missing")]
    [InlineData("""{"reason":" "}""", "/reason", "must not be blank")]
    [InlineData("""{"reason":"x","amount":"119.01"}""", "/amount", "more than the outstanding")]
    [InlineData("""{"reason":"x","amount":"50","currency":"USD"}""", "/currency", "must be EUR")]
    public async Task ADisputeThatMakesNoSense_IsRefused(string body, string pointer, string problem) =>
        await Refused("dispute", body, pointer, problem);

    [Fact]
    public async Task AnUnknownOutcome_IsToldTheKnownOnes()
    {
        await Act("dispute", """{"reason":"never ordered"}""");

        await Refused("resolve-dispute", """{"outcome":"uphold"}""", "/outcome", "must be one of upheld, rejected; did you mean 'upheld'?");
    }

    [Fact]
    public async Task AClaimOfHavingPaid_PausesTheCaseAndAsksAPerson()
    {
        Assert.Equal("paused", (await Act("claim-paid", """{"paidOn":"2026-11-01","note":"by card"}"""))["status"]);
        Assert.Equal("by card", (await Timeline()).First(item => item!["type"]!.GetValue<string>() == "paymentClaimed")!["note"]!.GetValue<string>());
        await Refused("claim-paid", """{"paidOn":"2026-11-03"}""", "/paidOn", "is in the future");
    }

    [Fact]
    public async Task APromise_PausesTheCase()
    {
        Assert.Equal("paused", (await Act("promise", """{"date":"2026-12-10","amount":"60","currency":"EUR"}"""))["status"]);
        Assert.Equal("60.00", (await Timeline())[^1]!["amount"]!.GetValue<string>());
        await Refused("promise", """{"date":"2026-11-01"}""", "/date", "is in the past");
        await Refused("promise", """{"date":"2026-12-10","amount":"200"}""", "/amount", "at most the outstanding");
        await Refused("promise", "{}", "/date", "is missing");
    }

    [Fact]
    public async Task APlan_HasToAddUpAndToGoForward()
    {
        const string plan = """{"instalments":[{"date":"2026-12-01","amount":"60"},{"date":"2027-01-01","amount":"59"}]}""";
        Assert.Equal("paused", (await Act("plan", plan))["status"]);
        await Impossible("promise", """{"date":"2026-12-10"}""");
        await Refused("plan", plan.Replace("59", "58", StringComparison.Ordinal), "/instalments", "outstanding is 119.00 EUR");
        await Refused("plan", plan.Replace("2027-01-01", "2026-12-01", StringComparison.Ordinal), "/instalments/1/date", "later than");
        await Refused("plan", """{"instalments":[]}""", "/instalments", "1 to 60");
        await Refused("plan", """{"instalments":[{"date":"2026-12-01"},{"amount":"1.001"}]}""", "/instalments/1/amount", "3 decimals");
    }

    [Fact]
    public async Task ADeferral_MovesTheDueDateForwardOnly()
    {
        Assert.Equal("2026-12-15", (await Act("defer", """{"dueDate":"2026-12-15"}"""))["dueDate"]);
        await Refused("defer", """{"dueDate":"2026-12-01"}""", "/dueDate", "before the due date");
        await Refused("defer", """{"dueDate":"2029-12-01"}""", "/dueDate", "days ahead");
    }

    [Theory]
    [InlineData("cancel", "cancelled")]
    [InlineData("write-off", "writtenOff")]
    public async Task AClosedCase_TakesNoMoreActionsUntilItIsReopened(string action, string status)
    {
        await Impossible("reopen", "{}");
        Assert.Equal(status, (await Act(action, null))["status"]);
        await Impossible(action, "{}");
        await Impossible("hold", "{}");
        await Impossible("skip-step", "{}");
        await Impossible("assign-policy", """{"policy":"gentle"}""");
        Assert.Equal(HttpStatusCode.Conflict, (await Api.Patch(Case, """{"dueDate":"2026-12-24"}""")).Status);
        Assert.Equal("2", (await Act("reopen", "{}"))["round"]);
    }

    [Fact]
    public async Task ASkippedStep_IsNotTheNextAnyMore()
    {
        Assert.Equal("dueDay", (await Act("skip-step", """{"reason":"told by phone"}"""))["nextStep"]);
        await Act("skip-step", "{}");
        await Act("skip-step", "{}");
        await Act("skip-step", "{}");
        await Act("skip-step", "{}");
        await Act("skip-step", "{}");
        await Impossible("skip-step", "{}");
    }

    [Fact]
    public async Task AnotherPolicy_IsAssignedByName()
    {
        Assert.Equal("gentle@1", (await Act("assign-policy", """{"policy":"gentle"}"""))["policy"]);
        await Refused("assign-policy", """{"policy":"gentel"}""", "/policy", "did you mean 'gentle'?");
        await Refused("assign-policy", "{}", "/policy", "is missing");
    }

    [Theory]
    [InlineData("approve", "handedOver")]
    [InlineData("reject", "overdue")]
    public async Task WhatWaitsForAnApproval_IsDecidedByAPerson(string action, string status)
    {
        await Impossible("approve", "{}");
        await Impossible("reject", "{}");
        await Host.RunUntil(Instant.FromUtc(2027, 3, 1, 9, 0));
        Assert.Equal("approval:handOver", (await Api.Get(Case))["waitsFor"]);

        Assert.Equal(status, (await Act(action, """{"reason":"agreed with sales"}"""))["status"]);
    }

    [Fact]
    public async Task AnInvoiceThatIsNotThere_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Post("/api/invoices/nothing/hold", "{}")).Status);

    [Fact]
    public async Task AReasonThatIsTooLong_IsRefused() =>
        await Refused("hold", $$"""{"reason":"{{new string('x', 2001)}}"}""", "/reason", "longer than 2000");

    [Fact]
    public async Task AMessageThatWasSent_IsShownToThoseWhoAct()
    {
        await Host.RunUntil(Instant.FromUtc(2026, 11, 26, 9, 0));
        var sent = (await Timeline()).Single(item => item!["type"]!.GetValue<string>() == "reminderSent")!["contactId"]!.GetValue<string>();

        var reply = await As("operator").Get($"{Case}/messages/{sent}");

        Assert.Equal(("email", "ada@example.com"), (reply["channel"], reply["to"]));
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get($"{Case}/messages/other")).Status);
        Assert.Equal("reminding", (await Api.Get(Case))["status"]);
        Assert.Equal("soft", (await Api.Get(Case))["lastStep"]);
    }

    private async Task<Reply> Act(string action, string? body)
    {
        var reply = await Api.Post($"{Case}/{action}", body);
        Assert.True(reply.Status == HttpStatusCode.Accepted, $"{action}: {reply.Text}");
        return reply;
    }

    private async Task Impossible(string action, string body)
    {
        var reply = await Api.Post($"{Case}/{action}", body);
        Assert.True(reply.Status == HttpStatusCode.Conflict, $"{action}: {reply.Text}");
    }

    private async Task Refused(string action, string body, string pointer, string problem)
    {
        var reply = await Api.Post($"{Case}/{action}", body);
        Assert.True(reply.Status == HttpStatusCode.UnprocessableEntity, $"{action}: {reply.Text}");
        Assert.Contains(problem, reply.ErrorAt(pointer), StringComparison.Ordinal);
    }

    private async Task<JsonArray> Timeline() => (await Api.Get($"{Case}/timeline")).Json["items"]!.AsArray();

    private async Task<IEnumerable<string>> Types() => (await Timeline()).Select(item => item!["type"]!.GetValue<string>());
}
