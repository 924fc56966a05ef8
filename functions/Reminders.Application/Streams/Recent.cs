using System.Diagnostics.CodeAnalysis;

namespace Reminders.Application.Streams;

/// <summary>
/// Keeps what was used lately, in two generations: when the young one is full it becomes the old one, and what is in neither is
/// forgotten. Holds at most twice <paramref name="generation"/> entries. Safe to use from any thread.
/// </summary>
public sealed class Recent<TKey, TValue>(int generation)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];
    private long _turns;

    /// <summary>How often a generation was forgotten. What was put in lately is there still while this rises by one at most.</summary>
    public long Turns => Interlocked.Read(ref _turns);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            if (_young.TryGetValue(key, out value))
            {
                return true;
            }

            if (!_old.TryGetValue(key, out value))
            {
                return false;
            }

            Put(key, value);
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (_gate)
        {
            Put(key, value);
        }
    }

    /// <summary>Puts in what was true at a turn, unless something is there already or may have been forgotten since.</summary>
    public void Add(TKey key, TValue value, long asOfTurn)
    {
        lock (_gate)
        {
            if (_turns - asOfTurn <= 1 && !_young.ContainsKey(key) && !_old.ContainsKey(key))
            {
                Put(key, value);
            }
        }
    }

    /// <summary>Forgets everything, also for those who are about to <see cref="Add"/>.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _young = [];
            _old = [];
            _turns += 2;
        }
    }

    private void Put(TKey key, TValue value)
    {
        if (_young.Count >= generation && !_young.ContainsKey(key))
        {
            _old = _young;
            _young = [];
            _turns++;
        }

        _young[key] = value;
    }
}
