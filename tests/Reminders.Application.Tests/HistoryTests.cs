using NodaTime;

namespace Reminders.Application.Tests;

/// <summary>How somebody has paid decides which chain suits them.</summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData(2, 20, "2020-01-01", "regular")] // two are no habit
    [InlineData(3, 20, "2020-01-01", "slowPayer")]
    [InlineData(3, 9, "2020-01-01", "regular")]
    [InlineData(3, 0, "2020-01-01", "loyal")]
    [InlineData(3, 0, "2025-12-01", "regular")] // in time, but not for long
    [InlineData(0, 0, "2026-05-01", "new")]
    [InlineData(0, 0, "2021-03-01", "regular")] // long known, and never seen to pay
    public async Task PaidSoFar_DecidesTheSegment(int invoices, int daysLate, string since, string segment)
    {
        await using var world = new World("2026-05-15 12:00");
        var customer = World.Ada() with { Since = World.Date(since) };
        await world.PaidEarlier(customer, invoices, daysLate);

        var view = await world.Register(customer: customer);

        Assert.Equal(segment, view.Segment);
    }

    [Fact]
    public async Task PaidInvoice_IsToldToTheCustomersStreamOnce_AndTheCaseSleepsForGood()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("100.00");
        Assert.Null((await world.View()).NextWakeAt);

        await world.RunTo("2026-07-01 12:00");

        Assert.Null(await world.Store.NextWake());
        Assert.Single(await CustomerTypes(world), "invoicePaid");
    }

    [Fact]
    public async Task PaidTakenBackAndPaidAgainLate_CountsOnceAsItEnded()
    {
        await using var world = new World("2026-05-15 12:00");
        await world.Register();
        await world.Pay("100.00");
        await world.RunTo("2026-05-20 12:00");
        await world.Reverse("100.00");
        await world.RunTo("2026-07-05 12:00");
        await world.Pay("100.00", "p2");
        await world.RunTo("2026-07-06 12:00");

        var customer = (await world.Get<Streams.StreamStates>().Customer(World.Main, "c1")).State;

        Assert.Equal(1, customer.History.Paid);
        Assert.Equal(20, customer.History.MedianDaysLate);
    }

    private static async Task<IEnumerable<string>> CustomerTypes(World world) =>
        (await world.Get<Cases.CaseReader>().CustomerTimeline(World.Main, "c1"))!.Select(item => (string)item["type"]!);
}
