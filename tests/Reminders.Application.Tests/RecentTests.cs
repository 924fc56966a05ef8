using Reminders.Application.Streams;

namespace Reminders.Application.Tests;

public sealed class RecentTests
{
    [Fact]
    public void WhatWasReadBeforeANewerValueWasForgotten_IsNotPutIn()
    {
        var recent = new Recent<int, string>(generation: 2);
        var asOf = recent.Turns;
        recent.Set(0, "new");
        for (var key = 1; key < 6; key++)
        {
            recent.Set(key, "other");
        }

        Assert.False(recent.TryGet(0, out _));
        recent.Add(0, "old", asOf);
        Assert.False(recent.TryGet(0, out _));
    }

    [Fact]
    public void WhatIsUsedAgainAndAgain_IsKept()
    {
        var recent = new Recent<int, string>(generation: 2);
        recent.Set(0, "kept");
        for (var key = 1; key < 100; key++)
        {
            recent.Set(key, "other");
            Assert.True(recent.TryGet(0, out var value));
            Assert.Equal("kept", value);
        }
    }

    [Fact]
    public void WhatWasReadWhileSomebodyWrote_DoesNotReplaceIt()
    {
        var recent = new Recent<int, string>(generation: 2);
        var asOf = recent.Turns;
        recent.Set(0, "new");
        recent.Add(0, "old", asOf);

        Assert.True(recent.TryGet(0, out var value));
        Assert.Equal("new", value);
    }
}
