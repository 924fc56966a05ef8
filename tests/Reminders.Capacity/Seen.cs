using NodaTime;

namespace Reminders.Capacity;

/// <summary>What is counted while a burst drains.</summary>
internal sealed class Seen(BurstPlan plan)
{
    private readonly long _start = plan.Start.ToUnixTimeTicks();
    private readonly bool[] _sent = new bool[plan.Invoices];
    private readonly List<long> _delays = new(plan.Invoices);
    private readonly Queue<long> _period = new();
    private long _looks;
    private long _worstLag;
    private long _overtaken;
    private int _busiest;
    private int _twice;

    public void Look(long wake, long at)
    {
        _looks++;
        _worstLag = Math.Max(_worstLag, at - wake);
    }

    public void Sent(int invoice, long at)
    {
        _twice += _sent[invoice] ? 1 : 0;
        _sent[invoice] = true;
        _overtaken = Math.Max(_overtaken, _delays.Count - invoice);
        _delays.Add(at - _start);
        _period.Enqueue(at);
        while (_period.Peek() <= at - plan.Quota.Per.BclCompatibleTicks)
        {
            _period.Dequeue();
        }

        _busiest = Math.Max(_busiest, _period.Count);
    }

    public BurstResult Result() => new(
        _delays.Count,
        plan.Invoices - _sent.Count(one => one),
        _twice,
        At(0.5),
        At(0.99),
        At(1),
        Duration.FromTicks(_worstLag),
        (double)_looks / plan.Invoices,
        _busiest,
        _overtaken);

    // Sending only moves forward in time, so the delays are in order.
    private Duration At(double share) => Duration.FromTicks(_delays[Math.Max(0, (int)Math.Ceiling(share * _delays.Count) - 1)]);
}

/// <summary>
/// What came of it: messages sent, invoices never served, invoices served twice; after how long half, 99 of 100 and all were sent; the
/// longest that a case waited to be looked at once its time had come; looks for each message; most messages in one period of the
/// quota; by how many later ones the unluckiest was overtaken.
/// </summary>
public sealed record BurstResult(
    int Sent, int Lost, int Twice, Duration Half, Duration Most, Duration All, Duration WorstWakeLag, double LooksPerMessage, int Busiest, long Overtaken);
