using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;
using Xunit.Abstractions;

namespace Reminders.Protocol.Tests;

/// <summary>What each rule is for: without it, the shortest way to a broken promise. The traces are in the tests' output.</summary>
public sealed class RuleTests(ITestOutputHelper output)
{
    private static readonly Setup Quick = Setups.Quick;

    private static readonly Setup Room = Quick with { Budget = 3 };

    private static readonly Dictionary<Rule, (Promise Breaks, Setup Setup)> LoadBearing = new()
    {
        [Rule.WaitForOpenClaim] = (Promise.P3, Quick),
        [Rule.FinishWhatIsOverdue] = (Promise.P3, Quick),
        [Rule.FinishNothingEarlier] = (Promise.P2, Room),
        [Rule.ClaimAtTheVersionRead] = (Promise.P6, Quick),
        [Rule.IntendAtTheVersionRead] = (Promise.P1, Quick with { Events = 1, Crashes = 0 }),
        [Rule.HandOverInTime] = (Promise.P1, Quick),
        [Rule.DeadlineFromTheClaim] = (Promise.P1, Quick),
        [Rule.WishesStillHold] = (Promise.P6, Quick with { Events = 1, Crashes = 0 }),
        [Rule.SilentAfterATimeout] = (Promise.P2, Room),
        [Rule.UnknownIsNoFailure] = (Promise.P2, Room),
        [Rule.NotFoundIsNoFailureWhereItMayArrive] = (Promise.P2, Room with { TakesEmail = false }),
        [Rule.AskedInTime] = (Promise.P2, Quick with { Days = true }),
        [Rule.UnknownCounts] = (Promise.P6, Quick),
        [Rule.HoursLastLongEnough] = (Promise.P6, Quick with { Evenings = true, Crashes = 0, Deadline = 2 }),
        [Rule.ClaimedWhenDecided] = (Promise.P6, Quick with { Evenings = true, Crashes = 0 }),
        [Rule.FreshIds] = (Promise.P3, Quick),
        [Rule.NoIntentAfterRelease] = (Promise.P3, Quick with { Deadline = 2, Skew = 3, Crashes = 0 }),
    };

    /// <summary>
    /// Rules that no promise rests on alone, and what they are for.
    /// <list type="bullet">
    /// <item>The check of T before an intent: a late intent is stopped at the hand-over. It spares the invoice a failed attempt.</item>
    /// <item>Customer last: an intent without outcome is found on its own invoice as well. It keeps one message at a time.</item>
    /// <item>The look at the claim before the hand-over: within 30 seconds of skew the deadline stops the owner first.</item>
    /// <item>Release at once when nobody is left: finishing does the same two minutes later.</item>
    /// <item>Release of what has no intent: a late intent comes to nothing either way. It spares the invoice a failed attempt.</item>
    /// </list>
    /// </summary>
    private static readonly Rule[] SecondLine =
        [Rule.IntendInTime, Rule.CustomerLast, Rule.ClaimStillOpen, Rule.ReleaseWhenNobodyIsLeft, Rule.ReleaseWhatHasNoIntent];

    public static TheoryData<string> LoadBearingRules => [.. LoadBearing.Keys.Select(rule => rule.ToString())];

    public static TheoryData<string> SecondLineRules => [.. SecondLine.Select(rule => rule.ToString())];

    [Theory]
    [MemberData(nameof(LoadBearingRules))]
    public void RuleTakenAway_APromiseBreaks(string name)
    {
        var (breaks, setup) = LoadBearing[Enum.Parse<Rule>(name)];

        Assert.Equal(breaks, Breach(setup with { Without = Enum.Parse<Rule>(name) })?.Promise);
    }

    [Theory]
    [MemberData(nameof(SecondLineRules))]
    public void RuleOfTheSecondLineTakenAway_EveryPromiseHolds(string name) =>
        Assert.Null(Breach(Quick with { Without = Enum.Parse<Rule>(name) }));

    [Fact]
    public void EveryRule_IsOneOrTheOther() =>
        Assert.Equal(Enum.GetValues<Rule>().Where(rule => rule != Rule.None).Order(), LoadBearing.Keys.Concat(SecondLine).Order());

    /// <summary>A call may begin shortly before T and take half of T; who is ahead by more than the other half finishes too early.</summary>
    [Fact]
    public void ClocksFurtherApartThan30Seconds_AMessageBeingHandedOverCanBeTakenForLost() =>
        Assert.Equal(Promise.P2, Breach(Room with { Deadline = 4, Call = 2, Skew = 3, Crashes = 0 })?.Promise);

    private Breach? Breach(Setup setup)
    {
        var explored = new Explorer(new ContactModel(setup)).Run(4_000_000);
        output.WriteLine($"{explored.States} states");
        output.WriteLine(explored.Breach?.Tell(setup) ?? "every promise holds");
        return explored.Breach?.Breach;
    }
}
