using System.Collections.Concurrent;

namespace Reminders.Endurance.Checks;

/// <summary>What was compared, and what was not as it should be.</summary>
public sealed class Findings
{
    private readonly ConcurrentQueue<string> _breaches = [];
    private int _compared;

    public int Compared => _compared;

    public IReadOnlyCollection<string> Breaches => _breaches;

    public void Add(int compared, IEnumerable<string> breaches)
    {
        Interlocked.Add(ref _compared, compared);
        foreach (var breach in breaches)
        {
            _breaches.Enqueue(breach);
        }
    }
}
