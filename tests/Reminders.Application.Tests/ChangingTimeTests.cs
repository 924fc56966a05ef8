using NodaTime;
using NodaTime.TimeZones;
using Reminders.Application.Ledger;

namespace Reminders.Application.Tests;

/// <summary>Clocks that are set back and rules of time zones that change while invoices sleep.</summary>
public sealed class ChangingTimeTests
{
    [Fact]
    public async Task ClockSetBackAfterAMessage_NothingIsSentAgain_AndTheChainGoesOn()
    {
        await using var world = new World("2026-06-10 08:00");
        await world.Register();
        await world.RunTo("2026-06-10 09:30");
        Assert.Single(world.Email.Handed);

        world.MoveTo(World.At("2026-06-09 09:30"));
        await world.RunDue();
        await world.RunTo("2026-06-18 23:00");

        Assert.Equal(["soft 2026-06-10 09:00"], await world.Sent());
        await world.RunTo("2026-06-19 12:00");
        Assert.Equal(["soft 2026-06-10 09:00", "friendly 2026-06-19 09:00"], await world.Sent());
    }

    [Theory]
    [InlineData("contactClaimed")]
    [InlineData("reminderIntended")]
    [InlineData("reminderSent")]
    public async Task ClockSetBackWhileAMessageIsOnItsWay_OneMessage(string before)
    {
        await using var world = new World("2026-06-10 08:00");
        await world.Register();
        world.BeforeNext(before, () =>
        {
            world.Pass(Duration.FromHours(-26));
            return Task.CompletedTask;
        });

        await world.RunTo("2026-06-18 23:00");

        Assert.Single(world.Email.Handed);
        Assert.Single(await world.Sent());
    }

    [Fact]
    public async Task ClockSetBack_WakesStayWhereTheyWere_SoNothingSpins()
    {
        await using var world = new World("2026-06-10 08:00");
        await world.Register();
        var wake = (await world.Ledger.Read(StreamId.Invoice(World.Main, "i1"))).Head.WakeAt;

        world.MoveTo(World.At("2026-06-01 08:00"));
        await world.RunDue();

        Assert.Equal(wake, await world.Ledger.NextWake());
        Assert.Empty(await world.Ledger.Due(world.GetCurrentInstant(), 10));
    }

    // Wake times are instants: a look at the old one decides by the new rules, so quiet hours hold by the rules of the day.
    [Theory]
    [InlineData(1, "2026-06-10T08:00:00Z")]
    [InlineData(3, "2026-06-10T07:00:00Z")]
    public async Task ZoneRulesChangeWhileAnInvoiceSleeps_TheDayIsRight_AndTheHourIsNeverQuiet(int hoursFromUtc, string sentAt)
    {
        await using var world = new World("2026-05-20 08:00");
        await world.Register(customer: World.Ada() with { Country = null });
        Assert.Equal(World.At("2026-06-10 09:00"), await world.Ledger.NextWake());

        world.MoveTo(new Abolished(Offset.FromHours(hoursFromUtc)));
        await world.RunTo("2026-06-11 09:00");

        var sent = Assert.Single(await world.Timeline(), item => item["type"]!.GetValue<string>() == "reminderSent");
        Assert.Equal(sentAt, sent["at"]!.GetValue<string>());
    }

    /// <summary>Berlin, after its summer time was abolished for good.</summary>
    private sealed class Abolished(Offset forGood) : DateTimeZone("Europe/Berlin", true, forGood, forGood)
    {
        public override ZoneInterval GetZoneInterval(Instant instant) => new("for good", null, null, MaxOffset, Offset.Zero);
    }
}
