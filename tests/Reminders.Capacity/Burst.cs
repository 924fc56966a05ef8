using NodaTime;
using Reminders.Application.Contacts;

namespace Reminders.Capacity;

/// <summary>
/// Many invoices due the same morning, in virtual time: the real pacing, the order in which cases are looked at (by wake time, then
/// as they came), hours in which customers may be contacted, and a scheduler that manages so many looks a second. A look costs time
/// and moves no message; what a message itself does is not modelled.
/// </summary>
public sealed class Burst(BurstPlan plan) : IClock
{
    private const string Channel = "channel";

    private Instant _now = plan.Start;

    public Instant GetCurrentInstant() => _now;

    public BurstResult Run()
    {
        var pacing = new TokenBuckets(new Dictionary<string, Quota> { [Channel] = plan.Quota }, this);
        var waiting = new PriorityQueue<int, (long Ticks, int Order)>(plan.Invoices);
        for (var i = 0; i < plan.Invoices; i++)
        {
            waiting.Enqueue(i, (plan.Start.ToUnixTimeTicks(), i));
        }

        var seen = new Seen(plan);
        var between = (long)(TimeSpan.TicksPerSecond / plan.LooksPerSecond);
        var free = plan.Start.ToUnixTimeTicks();
        while (waiting.TryDequeue(out var invoice, out var wake))
        {
            free = Math.Max(free, wake.Ticks) + between;
            _now = Instant.FromUnixTimeTicks(free);
            seen.Look(wake.Ticks, free);
            if (Opening() is { } opening)
            {
                waiting.Enqueue(invoice, (opening, wake.Order));
            }
            else if (pacing.Take(Channel, invoice.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } place)
            {
                waiting.Enqueue(invoice, (place.ToUnixTimeTicks(), wake.Order));
            }
            else
            {
                seen.Sent(invoice, free);
            }
        }

        return seen.Result();
    }

    // Outside the hours a case sleeps until they begin.
    private long? Opening()
    {
        var sinceMidnight = _now.ToUnixTimeTicks() % TimeSpan.TicksPerDay;
        var (from, to) = (plan.From.TickOfDay, plan.To.TickOfDay);
        return sinceMidnight >= from && sinceMidnight < to ? null
            : _now.ToUnixTimeTicks() - sinceMidnight + from + (sinceMidnight < from ? 0 : TimeSpan.TicksPerDay);
    }
}

/// <summary>What happens: how many invoices wake at <paramref name="Start"/>, what the channel and the scheduler allow, and the hours (UTC).</summary>
public sealed record BurstPlan(int Invoices, Quota Quota, double LooksPerSecond, Instant Start, LocalTime From, LocalTime To);
