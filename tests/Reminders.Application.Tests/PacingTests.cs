using NodaTime;
using Reminders.Application.Contacts;

namespace Reminders.Application.Tests;

/// <summary>A channel's quota holds in every period that the provider may count, and who waits is served in turn.</summary>
public sealed class PacingTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 10, 6, 0);

    private readonly StillClock _clock = new();

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 60)]
    [InlineData(30, 60)]
    [InlineData(100, 3600)]
    public void ManyAtOnce_NoPeriodHoldsMoreThanTheQuota_AndEachComesTwiceAtMost(int messages, int seconds)
    {
        var bucket = Bucket(messages, seconds);
        var waiting = new PriorityQueue<string, (Instant, int)>();
        for (var i = 0; i < messages * 5; i++)
        {
            waiting.Enqueue($"case-{i}", (Start, i));
        }

        var (sent, looks) = (new List<(Instant At, string Who)>(), 0);
        while (waiting.TryDequeue(out var who, out var due))
        {
            (_clock.Now, looks) = (due.Item1, looks + 1);
            if (bucket.Take("email", who) is { } later)
            {
                waiting.Enqueue(who, (later, due.Item2));
            }
            else
            {
                sent.Add((_clock.Now, who));
            }
        }

        Assert.Equal(messages * 5, sent.Count);
        Assert.All(sent, first => Assert.InRange(
            sent.Count(other => other.At >= first.At && other.At < first.At + Duration.FromSeconds(seconds)), 1, messages));
        Assert.InRange(looks, sent.Count, 2 * sent.Count);
        Assert.Equal(Enumerable.Range(0, sent.Count).Select(i => $"case-{i}"), sent.Select(one => one.Who));
    }

    [Fact]
    public void NewcomerWhileOthersWait_ComesAfterThem()
    {
        var bucket = Bucket(1, 60);
        Assert.Null(bucket.Take("email", "first"));
        Assert.Equal(Start + Duration.FromSeconds(60), bucket.Take("email", "second"));

        _clock.Now += Duration.FromSeconds(60);

        Assert.Equal(Start + Duration.FromSeconds(120), bucket.Take("email", "newcomer"));
        Assert.Null(bucket.Take("email", "second"));
    }

    [Fact]
    public void AskedTooEarly_KeepsItsPlace()
    {
        var bucket = Bucket(1, 60);
        bucket.Take("email", "first");
        var place = bucket.Take("email", "second");

        _clock.Now += Duration.FromSeconds(30);

        Assert.Equal(place, bucket.Take("email", "second"));
    }

    [Fact]
    public void NightBetween_PlacesAreNotTakenUpAllAtOnceInTheMorning()
    {
        var bucket = Bucket(6, 3600);
        var cases = Enumerable.Range(0, 60).Select(i => $"case-{i}").ToList();
        cases.ForEach(one => bucket.Take("email", one));

        _clock.Now += Duration.FromHours(9);

        Assert.InRange(cases.Count(one => bucket.Take("email", one) is null), 1, 6);
    }

    [Fact]
    public void ManyComeLate_ThePeriodStillHoldsNoMore()
    {
        var bucket = Bucket(20, 60);
        var cases = Enumerable.Range(0, 120).Select(i => $"case-{i}").ToList();
        cases.ForEach(one => bucket.Take("email", one));

        _clock.Now += Duration.FromMinutes(4);

        Assert.Equal(20, cases.Count(one => bucket.Take("email", one) is null));
    }

    [Fact]
    public void ProviderAsksForABreak_NobodyGoesBeforeItsEnd()
    {
        var bucket = Bucket(60, 60);
        bucket.Pause("email", Start + Duration.FromMinutes(5));

        Assert.All(Enumerable.Range(0, 100), i => Assert.True(bucket.Take("email", $"case-{i}") >= Start + Duration.FromMinutes(5)));
        Assert.Null(bucket.Take("sms", "case-1"));
    }

    private TokenBuckets Bucket(int messages, int seconds)
    {
        _clock.Now = Start;
        return new TokenBuckets(new Dictionary<string, Quota> { ["email"] = new(messages, Duration.FromSeconds(seconds)) }, _clock);
    }

    private sealed class StillClock : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }
}
