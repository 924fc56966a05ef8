using Reminders.Endurance.Soak;

namespace Reminders.Endurance.Tests;

public sealed class FlatnessTests
{
    [Fact]
    public void SteadyMinutes_AreFlat() => Assert.Empty(Flatness.Breaches(Minutes(_ => 300, _ => 60, _ => 20)));

    [Fact]
    public void MemoryThatWarmsUpAndStays_IsFlat() => Assert.Empty(Flatness.Breaches(Minutes(minute => Math.Min(300, 150 + (50 * minute)), _ => 60, _ => 20)));

    [Theory]
    [InlineData("memory", 1.05, 1, 1)]
    [InlineData("log", 1, 1.1, 1)]
    [InlineData("wake lag", 1, 1, 1.5)]
    public void WhatGrowsMinuteByMinute_IsNamed(string what, double memory, double wal, double lag) => Assert.Contains(
        what,
        Assert.Single(Flatness.Breaches(Minutes(minute => 300 * Math.Pow(memory, minute), minute => 60 * Math.Pow(wal, minute), minute => 20 * Math.Pow(lag, minute)))),
        StringComparison.Ordinal);

    private static List<Sample> Minutes(Func<int, double> memory, Func<int, double> wal, Func<int, double> lag) =>
        [.. Enumerable.Range(1, 12).Select(minute => new Sample(minute, 1000, 10, memory(minute), wal(minute), 100, lag(minute)))];
}
