using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Tests;

/// <summary>The guarded contact: budget, merging, failures, crashes and races. Due on Monday 15 June 2026.</summary>
public sealed class ContactTests
{
    [Fact]
    public async Task SeveralInvoicesOfACustomer_OneMessageForAll()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", "20.00");
        await world.Register("i3", "30.00", due: "2026-06-16");

        await world.RunTo("2026-06-13 12:00");

        var mail = Assert.IsType<OutgoingMessage.Email>(Assert.Single(world.Email.Handed));
        Assert.All(new[] { "No i1", "No i2", "No i3" }, number => Assert.Contains(number, mail.Body.Text, StringComparison.Ordinal));
        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent("i3"));
    }

    [Fact]
    public async Task BudgetIsFull_TheNextInvoiceWaitsAndSaysWhy()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", due: "2026-06-18");

        await world.RunTo("2026-06-14 12:00");

        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent("i1"));
        Assert.Equal(["soft 2026-06-13 10:00"], await world.Sent("i2"));
        Assert.Equal(2, world.Email.Handed.Count);
    }

    [Fact]
    public async Task TwoMessagesThisWeek_TheThirdWaitsForTheWeekToPass()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", due: "2026-06-18");
        await world.Register("i3", due: "2026-06-21");

        await world.RunTo("2026-06-16 23:00");
        Assert.Empty(await world.Sent("i3"));
        await world.RunTo("2026-06-17 12:00");

        Assert.Equal(["soft 2026-06-17 09:00"], await world.Sent("i3"));
        var suppressed = (await world.Timeline("i3")).First(item => item["type"]!.GetValue<string>() == "reminderSuppressed");
        Assert.Equal("contactBudget", suppressed["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task OptedOutOfEmail_TheNextChannelIsUsed()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Get<CustomerBook>().Report(World.Main, "c1", _ => [new CustomerEvent.OptedOut("email", null)], null, "customer");

        await world.RunTo("2026-06-11 12:00");

        Assert.Empty(world.Email.Handed);
        Assert.Single(world.Sms.Handed);
    }

    [Fact]
    public async Task AddressRefusedForGood_TheOtherChannelAtOnce()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.Email.Answer = _ => new HandOver.Failed(true, "no such mailbox");

        await world.RunTo("2026-06-10 12:00");

        Assert.Single(world.Email.Handed);
        Assert.Single(world.Sms.Handed);
        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent());
    }

    [Fact]
    public async Task AddressRefusedForGood_ANewOneIsUsed()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(customer: World.Ada() with { Phone = null });
        world.Email.Answer = _ => new HandOver.Failed(true, "no such mailbox");
        await world.RunTo("2026-06-10 12:00");
        world.Email.Answer = _ => new HandOver.Accepted();

        await world.Get<CustomerBook>().Save(World.Main, new CustomerInput("c1") { Email = "ada@new.example.com" }, false, "operator");
        await world.RunTo("2026-06-10 13:00");

        Assert.Equal(["soft 2026-06-10 12:00"], await world.Sent());
        Assert.Empty(await world.Tasks());
    }

    [Fact]
    public async Task BillingRepeatsAnOldAddress_TheCorrectionStands_NewsIsTaken()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        var customers = world.Get<CustomerBook>();
        await customers.Save(World.Main, new CustomerInput("c1") { Email = "right@example.com" }, false, "operator");

        await world.Register("i2");
        var repeated = await customers.Find(World.Main, "c1");
        await world.Register("i3", customer: World.Ada() with { Email = "moved@example.com" });
        var moved = await customers.Find(World.Main, "c1");

        Assert.Equal("right@example.com", Assert.IsType<Cases.Answer<CustomerView>.Done>(repeated).Value.Email);
        Assert.Equal("moved@example.com", Assert.IsType<Cases.Answer<CustomerView>.Done>(moved).Value.Email);
    }

    [Fact]
    public async Task ProviderDownForHours_TriedAgainWithPatience_SentOnce()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        var failures = 0;
        world.Email.Answer = _ => ++failures < 4 ? new HandOver.Failed(false, "down") : new HandOver.Accepted();

        await world.RunTo("2026-06-11 12:00");

        Assert.Equal(["soft 2026-06-10 14:15"], await world.Sent());
        Assert.Equal([1, 2, 3, 4], (await world.Timeline()).Where(item => item["type"]!.GetValue<string>() == "reminderIntended").Select(item => item["attempt"]!.GetValue<int>()));
    }

    [Fact]
    public async Task ProviderDownForDays_APersonIsAsked_AndNothingSpins()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(due: "2026-05-20");
        world.Email.Answer = _ => new HandOver.Failed(false, "down");

        await world.RunTo("2026-08-01 12:00");

        Assert.Contains(await world.Tasks(), task => task.Kind == "deliveryFailing");

        // Six attempts for each of the steps whose day came (soft, due day, friendly), then silence until somebody has looked.
        Assert.InRange(world.Email.Handed.Count, 6, 18);
    }

    [Fact]
    public async Task AnswerNeverCame_ProviderHasIt_CountsAsSentAndIsNotRepeated()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.Email.Answer = _ => new HandOver.Unknown("cut off");
        world.Email.Asked = _ => new HandOver.Accepted();

        await world.RunTo("2026-06-10 12:00");

        Assert.Single(world.Email.Handed);
        Assert.Equal(["soft 2026-06-10 09:02"], await world.Sent());
    }

    [Fact]
    public async Task AnswerNeverCame_ProviderNeverGotIt_IsTriedAgain()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.Email.Answer = _ => world.Email.Handed.Count == 1 ? new HandOver.Unknown("cut off") : new HandOver.Accepted();
        world.Email.Asked = _ => new HandOver.Failed(false, "not found");

        await world.RunTo("2026-06-10 12:00");

        Assert.Equal(["soft 2026-06-10 09:17"], await world.Sent());
    }

    [Fact]
    public async Task NobodyCanSayWhetherItLeft_NeverRepeated_APersonIsTold_TheChainGoesOn()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.Email.Answer = _ => world.Email.Handed.Count == 1 ? new HandOver.Unknown("cut off") : new HandOver.Accepted();

        await world.RunTo("2026-06-20 12:00");

        Assert.Contains("reminderOutcomeUnknown", await world.Types());
        Assert.Equal("outcomeUnknown", Assert.Single(await world.Tasks()).Kind);
        Assert.Equal(["friendly 2026-06-19 09:00"], await world.Sent());
    }

    [Fact]
    public async Task PaidWhileTheMessageIsHandedOver_TheCaseStillCloses_AndKnowsWhatWasSent()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.Email.Before = async () => await world.Pay("100.00");

        await world.RunTo("2026-06-20 12:00");

        var types = await world.Types();
        Assert.True(Array.IndexOf(types, "reminderIntended") < Array.IndexOf(types, "paymentReceived"));
        Assert.Single(await world.Sent());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CrashAfterTheClaim_SomebodyElseFinishesIt(bool intended)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.SleepUntil("2026-06-10 09:00");
        await Claim(world, "crashed");
        if (intended)
        {
            var file = (await world.Get<Cases.CaseBook>().Find(World.Main, "i1"))!;
            await world.Get<Cases.CaseBook>().Commit(
                file,
                [new InvoiceEvent.ReminderIntended("crashed", 1, "soft", 1, "email", 0, ["i1"], world.GetCurrentInstant(), [])],
                "system");
        }

        world.Email.Asked = _ => new HandOver.Failed(false, "not found");
        await world.RunTo("2026-06-10 09:01");
        Assert.Empty(world.Email.Handed);
        await world.RunTo("2026-06-10 12:00");

        Assert.Single(world.Email.Handed);
        Assert.Single(await world.Sent());
        var customer = await world.Get<StreamStates>().Customer(World.Main, "c1");
        Assert.Null(customer.State.OpenClaim);
    }

    [Theory]
    [InlineData("2026-06-11 08:00", true)]
    [InlineData("2026-06-12 09:00", false)]
    public async Task CrashWhileSending_FoundDaysLater_WhatTheProviderMayHaveForgottenIsNotSentAgain(string found, bool again)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.SleepUntil("2026-06-10 09:00");
        await Claim(world, "crashed");
        var file = (await world.Get<Cases.CaseBook>().Find(World.Main, "i1"))!;
        await world.Get<Cases.CaseBook>().Commit(
            file,
            [new InvoiceEvent.ReminderIntended("crashed", 1, "soft", 1, "email", 0, ["i1"], world.GetCurrentInstant(), [])],
            "system");
        world.Email.Asked = _ => new HandOver.Failed(false, "not found");

        world.SleepUntil(found);
        await world.RunTo("2026-06-12 20:00");

        Assert.Equal(again ? 1 : 0, world.Email.Handed.Count);
        Assert.Equal(!again, (await world.Types()).Contains("reminderOutcomeUnknown"));
        Assert.Equal(again ? 0 : 1, (await world.Tasks()).Count(task => task.Kind == "outcomeUnknown"));
    }

    [Fact]
    public async Task TwoRunnersAtOnce_OneMessage()
    {
        await using var world = new World("2026-05-15 12:00");
        for (var i = 1; i <= 8; i++)
        {
            await world.Register($"i{i}");
        }

        world.SleepUntil("2026-06-10 09:00");
        await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(
            () => world.Get<Cases.CaseRunner>().Look(StreamId.Invoice(World.Main, $"i{(n % 8) + 1}")))));
        await world.RunTo("2026-06-11 12:00");

        Assert.Single(world.Email.Handed);
        for (var i = 1; i <= 8; i++)
        {
            Assert.Single(await world.Sent($"i{i}"));
        }
    }

    [Fact]
    public async Task PaidBetweenDecisionAndIntent_TheGateHoldsTheMessageBack()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register("i1");
        await world.Register("i2", "20.00");
        world.BeforeNext("reminderIntended", async () => await world.Pay("100.00"));

        await world.RunTo("2026-06-12 12:00");

        Assert.Empty(await world.Sent("i1"));
        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent("i2"));
        var mail = Assert.IsType<OutgoingMessage.Email>(Assert.Single(world.Email.Handed));
        Assert.DoesNotContain("No i1", mail.Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptsOutBetweenClaimAndHandOver_NothingLeavesByThatChannel()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.BeforeNext("reminderIntended", () => world.Get<CustomerBook>().Report(
            World.Main, "c1", _ => [new CustomerEvent.OptedOut("email", null)], null, "customer"));

        await world.RunTo("2026-06-12 12:00");

        Assert.Empty(world.Email.Handed);
        Assert.Single(world.Sms.Handed);
    }

    [Fact]
    public async Task OwnerTooSlow_NothingLeavesAfterTheDeadline()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.Email.Asked = _ => new HandOver.Failed(false, "not found");
        world.BeforeNext("reminderIntended", () =>
        {
            world.Pass(Duration.FromSeconds(61));
            return Task.CompletedTask;
        });

        await world.RunTo("2026-06-10 09:01");
        Assert.Empty(world.Email.Handed);
        await world.RunTo("2026-06-10 12:00");

        Assert.Single(world.Email.Handed);
    }

    [Fact]
    public async Task ProcessStandsStillBetweenDecisionAndClaim_NothingLeavesInQuietHours()
    {
        await using var world = new World("2026-06-10 18:58");
        await world.Register();
        await using var slow = world.Another(services => services.AddSingleton<IPacing>(new StandsStill(world)));

        await slow.GetRequiredService<Cases.CaseRunner>().Look(StreamId.Invoice(World.Main, "i1"));
        Assert.Empty(world.Email.Handed);
        await world.RunTo("2026-06-11 12:00");

        Assert.Equal(["soft 2026-06-11 09:00"], await world.Sent());
    }

    [Fact]
    public async Task AnotherHostsClockIsFarAheadAndReleasesTheClaim_TheOwnerIntendsNothing_AndNothingSpins()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await using var ahead = world.Another(services => services.AddSingleton<IClock>(new ClockAhead(world, Duration.FromMinutes(3))));
        world.BeforeNext("reminderIntended", async () =>
        {
            var claim = (await world.Get<StreamStates>().Customer(World.Main, "c1")).State.OpenClaim!;
            await ahead.GetRequiredService<ContactGuard>().Finish(World.Main, "c1", claim.ContactId);
        });

        await world.RunTo("2026-06-10 12:00");

        Assert.Single(world.Email.Handed);
        Assert.Equal(["invoiceRegistered", "contactReleased", "reminderIntended", "reminderSent"], await world.Types());
    }

    [Theory]
    [InlineData(0, "2026-06-19 18:59")]
    [InlineData(1, "2026-06-20 10:00")]
    public async Task TheEveningIsNear_OnlyWhatLeavesBeforeItIsBegun(int seconds, string sent)
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register(due: "2026-06-10");
        world.Email.Answer = _ => new HandOver.Accepted();
        world.SleepUntil("2026-06-19 18:59");
        world.Pass(Duration.FromSeconds(seconds));

        await world.RunTo("2026-06-20 12:00");

        Assert.Equal([$"friendly {sent}"], await world.Sent());
    }

    [Fact]
    public async Task AProcessThatSleepsBetweenDecisionAndClaim_IsTooLateForItsOwnClaim()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        world.Email.Asked = _ => new HandOver.Failed(false, "not found");
        world.BeforeNext("contactClaimed", () =>
        {
            world.Pass(Duration.FromHours(12));
            return Task.CompletedTask;
        });

        await world.RunTo("2026-06-12 12:00");

        Assert.Equal("soft 2026-06-11 09:00", Assert.Single(await world.Sent()));
    }

    private sealed class StandsStill(World world) : IPacing
    {
        public Instant? Take(string channel, string contender)
        {
            world.Pass(Duration.FromMinutes(5));
            return null;
        }

        public void Pause(string channel, Instant until)
        {
        }
    }

    private static async Task Claim(World world, string contactId)
    {
        var customer = await world.Get<StreamStates>().Customer(World.Main, "c1");
        var claim = new CustomerEvent.ContactClaimed(contactId, "email", ["i1"]);
        Assert.IsType<AppendResult.Appended>(await world.Get<ClaimBook>().Claim(customer, claim, null, world.GetCurrentInstant()));
    }

    private sealed class ClockAhead(IClock clock, Duration by) : IClock
    {
        public Instant GetCurrentInstant() => clock.GetCurrentInstant() + by;
    }
}
