using System.Collections.Concurrent;
using Reminders.Application.Ledger;

namespace Reminders.Local.Running;

/// <summary>Streams that could not be looked at, and why, for health checks and operators.</summary>
public sealed class TroubleList
{
    private readonly ConcurrentDictionary<StreamId, string> _troubles = new();

    public IReadOnlyCollection<KeyValuePair<StreamId, string>> All => [.. _troubles];

    public void Add(StreamId stream, string why) => _troubles[stream] = why;

    public void Clear(StreamId stream) => _troubles.TryRemove(stream, out _);
}
