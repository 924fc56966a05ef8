using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Simulation.Promises;

namespace Reminders.Application.Tests;

/// <summary>A checker that finds nothing wrong with anything would be no comfort: each planted breach is found.</summary>
public sealed class PromiseCheckTests
{
    private static readonly PromiseRules Rules = PromiseRules.Of(Reminders.Policies.PolicySources.StandardPolicy) with
    {
        FeedIsSilent = at => at >= World.At("2026-07-01 00:00"),
    };

    private static readonly CustomerHours Hours = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], _ => false);

    [Fact]
    public void AsItShouldBe_NothingIsFound() =>
        Assert.Empty(Breaches(Sent("soft", 0, "2026-06-10 09:00"), Sent("friendly", 1, "2026-06-19 09:00"), Item("paymentReceived", "2026-06-20 12:00", ("amount", "100.00"))));

    [Fact]
    public void RemindedAfterPayment_BreaksP1() =>
        Found("P1", Item("paymentReceived", "2026-06-08 12:00", ("amount", "100.00")), Sent("soft", 0, "2026-06-10 09:00"));

    [Fact]
    public void RemindedDuringAPromise_BreaksP1() =>
        Found("P1", Item("promiseMade", "2026-06-08 12:00"), Sent("soft", 0, "2026-06-10 09:00"));

    [Fact]
    public void SameStepTwice_BreaksP2() => Found("P2", Sent("soft", 0, "2026-06-10 09:00"), Sent("soft", 0, "2026-06-13 09:59"));

    [Fact]
    public void SofterAfterHarder_BreaksP4() => Found("P4", Sent("help", 2, "2026-06-10 09:00"), Sent("friendly", 1, "2026-06-19 09:00"));

    [Fact]
    public void TooSoonAfterTheLast_BreaksP4() => Found("P4", Sent("friendly", 1, "2026-06-19 09:00"), Sent("help", 2, "2026-06-24 09:00"));

    [Fact]
    public void TooMany_BreaksP6() => Found("P6", Sent("soft", 0, "2026-06-10 09:00"), Sent("friendly", 1, "2026-06-11 18:00"));

    [Theory]
    [InlineData("2026-06-10 08:59")]
    [InlineData("2026-06-10 19:00")]
    [InlineData("2026-06-14 12:00")]
    [InlineData("2026-06-13 16:00")]
    public void QuietHours_BreakP6(string at) => Found("P6", Sent("soft", 0, at));

    [Fact]
    public void OverdueMessageWhileTheBankIsSilent_BreaksP9() => Found("P9", Sent("friendly", 1, "2026-07-02 09:00"));

    [Fact]
    public void SleepingForEver_BreaksP3()
    {
        Assert.StartsWith("P3", Assert.Single(PromiseCheck.OfRest("i1", isOver: false, null, null)), StringComparison.Ordinal);
        Assert.Empty(PromiseCheck.OfRest("i1", isOver: true, null, null));
        Assert.Empty(PromiseCheck.OfRest("i1", isOver: false, null, "task:t1"));
    }

    private static void Found(string promise, params IEnumerable<JsonObject>[] timeline) =>
        Assert.Contains(Breaches(timeline), breach => breach.StartsWith(promise, StringComparison.Ordinal));

    private static List<string> Breaches(params IEnumerable<JsonObject>[] rest)
    {
        var check = new PromiseCheck(Rules);
        var items = Item("invoiceRegistered", "2026-05-15 09:00", ("amount", "100.00"), ("segment", "regular")).Concat(rest.SelectMany(items => items)).ToList();
        for (var index = 0; index < items.Count; index++)
        {
            items[index]["sequence"] = index + 1;
        }

        return [.. check.OfInvoice("i1", items), .. check.OfCustomer("c1", [items], Hours)];
    }

    private static IEnumerable<JsonObject> Sent(string step, int severity, string at) =>
        new[] { "reminderIntended", "reminderSent" }.SelectMany(type => Item(
            type, at, ("contactId", $"{step}{at}"), ("step", step), ("claimedAt", NodaTime.Text.InstantPattern.ExtendedIso.Format(World.At(at)))).Select(item =>
            {
                item["severity"] = severity;
                item["round"] = 1;
                return item;
            }));

    private static IEnumerable<JsonObject> Item(string type, string at, params (string Name, string Value)[] fields)
    {
        var item = new JsonObject { ["type"] = type, ["at"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(World.At(at)) };
        foreach (var (name, value) in fields)
        {
            item[name] = value;
        }

        return [item];
    }
}
