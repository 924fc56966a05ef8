using System.Net;
using Reminders.Application.Ledger;
using Reminders.Desk.Tests.Hosting;

namespace Reminders.Desk.Tests.CustomerPages;

/// <summary>What customers do on their page: it counts, once, as theirs, and the reminders stop.</summary>
public sealed class PageAnswerTests
{
    public static TheoryData<string, string, string, string> Answers => new()
    {
        { "paid", "date=2026-11-25", "paymentClaimed", "You told us that you have paid." },
        { "paid", "", "paymentClaimed", "You told us that you have paid." },
        { "promise", "date=2026-12-18", "promiseMade", "You promised to pay €119.00 by 18 December 2026." },
        { "instalments", "parts=3&text=after my holiday", "holdPlaced", "You asked for instalments." },
        { "dispute", "text=It never arrived.", "disputeOpened", "You told us that something is wrong." },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_CountsAsTheCustomers_AndStopsReminders(string action, string fields, string fact, string story)
    {
        await using var guest = await PageGuest.Reminded();

        var answer = await guest.Answer(action, Fields(fields));

        Assert.Equal((HttpStatusCode.SeeOther, $"?done={action}"), (answer.Status, answer.Location));
        Assert.Contains($"{fact} customer", await guest.History());
        var after = await guest.Open($"{guest.Address}?done={action}");
        Assert.Contains("role=\"status\">Thank you", after.Text, StringComparison.Ordinal);
        Assert.Contains(story, after.Words.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain(action, PageGuest.Offered(after));

        await guest.Desk.Given.Until(2026, 12, 5);
        Assert.Single(guest.Desk.Handed);
    }

    [Fact]
    public async Task NobodyAnswers_RemindersGoOn()
    {
        await using var guest = await PageGuest.Reminded();

        await guest.Desk.Given.Until(2026, 12, 5);

        Assert.Equal(2, guest.Desk.Handed.Count);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task FormSentTwice_CountsOnce(string action, string fields, string fact, string story)
    {
        Assert.NotEmpty(story);
        await using var guest = await PageGuest.Reminded();
        var hidden = PageGuest.FormOf(await guest.Open(), action);

        var first = await guest.Send(hidden, Fields(fields));
        var second = await guest.Send(hidden, Fields(fields));

        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (second.Status, second.Location));
        Assert.Single(await guest.History(), one => one == $"{fact} customer");
    }

    [Fact]
    public async Task WhatTheCustomerWrote_IsOnTheDesk()
    {
        await using var guest = await PageGuest.Reminded();
        await guest.Answer("instalments", ("parts", "4"), ("text", "My wages come on the 5th."));
        await guest.Answer("dispute", ("text", "One box was missing."));

        using var person = await guest.Desk.SignedIn();
        var words = (await person.Open("/cases/a-1")).Card("history");
        Assert.Contains("One box was missing.", words, StringComparison.Ordinal);
        Assert.Contains("the customer", words, StringComparison.Ordinal);
        Assert.Contains("My wages come on the 5th.", words, StringComparison.Ordinal);
        Assert.Contains("asks to pay in 4 instalments", (await person.Open("/tasks")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstalmentsAskedFor_ArePausedUntilAPersonOrTheTimeAnswers_AndAskedOnce()
    {
        await using var guest = await PageGuest.Reminded();
        await guest.Answer("instalments", ("parts", "3"));

        await guest.Desk.Given.Until(2026, 12, 20);

        Assert.True(guest.Desk.Handed.Count > 1);
        Assert.DoesNotContain("instalments", PageGuest.Offered(await guest.Open()));
    }

    [Theory]
    [InlineData("promise", "date=2026-11-25", "Please give a day from 26 November 2026 to 30 December 2026.")]
    [InlineData("promise", "date=2026-12-31", "Please give a day from")]
    [InlineData("promise", "date=", "Please give a day from")]
    [InlineData("paid", "date=2026-11-27", "Please give a day from 25 November 2025 to 26 November 2026.")]
    [InlineData("instalments", "parts=1&text=kept words", "Please choose 2 to 36 instalments.")]
    [InlineData("instalments", "parts=37&text=kept words", "Please choose 2 to 36 instalments.")]
    [InlineData("dispute", "text= ", "Please tell us what is wrong.")]
    public async Task FormFilledInWrongly_ComesBackAsItWas(string action, string fields, string told)
    {
        await using var guest = await PageGuest.Reminded();
        var before = await guest.History();

        var answer = await guest.Answer(action, Fields(fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Words, StringComparison.Ordinal);
        Assert.Contains($"<details id=\"i0-{action}\" open", answer.Text, StringComparison.Ordinal);
        Assert.All(
            Fields(fields).Where(field => field.Name == "date" || field.Value == "kept words"),
            field => Assert.Contains(field.Value, answer.Text, StringComparison.Ordinal));
        Assert.Equal(before, await guest.History());
    }

    [Fact]
    public async Task PaidMeanwhile_SaysSoAndTakesNoMoreAnswers()
    {
        await using var guest = await PageGuest.Reminded();
        var hidden = PageGuest.FormOf(await guest.Open(), "dispute");
        await guest.Desk.Given.Paid("p-1", "119.00", "a-1");

        var late = await guest.Send(hidden, [("text", "wrong")]);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("This is not possible now", late.Words, StringComparison.Ordinal);
        var page = await guest.Open();
        Assert.Contains("This invoice is paid. Thank you!", page.Words, StringComparison.Ordinal);
        Assert.Empty(PageGuest.Offered(page));
        Assert.DoesNotContain("IBAN", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameFormWithAnotherDay_IsNotTaken_AndSaysHowThingsStand()
    {
        await using var guest = await PageGuest.Reminded();
        var hidden = PageGuest.FormOf(await guest.Open(), "promise");
        await guest.Send(hidden, [("date", "2026-12-01")]);

        var back = await guest.Send(hidden, [("date", "2026-12-20")]);

        Assert.Equal(HttpStatusCode.Conflict, back.Status);
        Assert.Contains("by 1 December 2026", back.Words, StringComparison.Ordinal);
        Assert.Contains("This is not possible now", back.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_StandsOnceMade_AndTheNextMessageAllowsForAnother()
    {
        await using var guest = await PageGuest.Reminded();
        var hidden = PageGuest.FormOf(await guest.Open(), "promise");
        await guest.Answer("promise", ("date", "2026-12-01"));

        var longer = await guest.Send(hidden, [("date", "2026-12-30")]);

        Assert.Equal(HttpStatusCode.Conflict, longer.Status);
        await guest.Desk.Given.Until(2027, 1, 5);
        Assert.DoesNotContain("promise", PageGuest.Offered(await guest.Open()));
    }

    [Fact]
    public async Task NoMoreEmails_IsHeard()
    {
        await using var guest = await PageGuest.Reminded();

        var answer = await guest.Answer("optOut");

        Assert.Equal((HttpStatusCode.SeeOther, "?done=optOut"), (answer.Status, answer.Location));
        var customer = await guest.Desk.Ledger.Read(StreamId.Customer("main", "c-17"));
        Assert.Single(customer.Events, one => one is { Type: "optedOut", Actor: "customer" });
        Assert.DoesNotContain("optOut", PageGuest.Offered(await guest.Open()));
        await guest.Desk.Given.Until(2026, 12, 20);
        Assert.Single(guest.Desk.Handed);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.SeeOther)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://pay.nordlicht.example", HttpStatusCode.SeeOther)]
    [InlineData("Origin", "null", HttpStatusCode.SeeOther)]
    public async Task FormOfAnotherSite_IsNotTaken(string header, string value, HttpStatusCode status)
    {
        await using var guest = await PageGuest.Reminded();

        var answer = await guest.Send(PageGuest.FormOf(await guest.Open(), "paid"), [], (header, value));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.SeeOther, (await guest.History()).Contains("paymentClaimed customer"));
    }

    [Theory]
    [InlineData("form=a", HttpStatusCode.BadRequest)]
    [InlineData("form=a&action=paid", HttpStatusCode.BadRequest)]
    [InlineData("form=a&action=paid&invoice=a-2", HttpStatusCode.BadRequest)]
    [InlineData("form=a&action=7&invoice=a-1", HttpStatusCode.BadRequest)]
    [InlineData("form=a%20b&action=paid&invoice=a-1", HttpStatusCode.BadRequest)]
    [InlineData("action=paid&invoice=a-1", HttpStatusCode.BadRequest)]
    public async Task FormThatIsNotOurs_IsNotTaken(string fields, HttpStatusCode status)
    {
        await using var guest = await PageGuest.Reminded(async given =>
        {
            await given.Invoice("a-1");
            await given.Invoice("a-2", customer: "c-18");
        });
        var before = (await guest.History()).Concat(await guest.History("a-2")).ToList();

        var answer = await guest.Send([], [.. Fields(fields).Select(field => (field.Name, Uri.UnescapeDataString(field.Value)))]);

        Assert.Equal(status, answer.Status);
        Assert.Equal(before, (await guest.History()).Concat(await guest.History("a-2")));
    }

    [Fact]
    public async Task FormTooLarge_IsNotTaken()
    {
        await using var guest = await PageGuest.Reminded();

        var answer = await guest.Answer("dispute", ("text", new string('x', 40_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.DoesNotContain("disputeOpened customer", await guest.History());
    }

    private static (string Name, string Value)[] Fields(string form) =>
        [.. form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(parts => (parts[0], parts[1]))];
}
