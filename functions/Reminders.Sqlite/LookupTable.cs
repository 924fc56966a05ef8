using System.Collections.Immutable;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>What streams are found by besides their names. A stream's row remembers its keys, so that most appends write none.</summary>
internal static class LookupTable
{
    private const char Blank = ' ';

    /// <summary>The keys as a stream's row has them: null where there are none.</summary>
    public static string? Joined(ImmutableArray<string> keys) =>
        keys.IsDefaultOrEmpty ? null : string.Join(Blank, keys.Distinct(StringComparer.Ordinal));

    public static void Change(Session session, StreamId stream, long id, string? before, string? after)
    {
        if (before == after)
        {
            return;
        }

        var (old, next) = (Split(before), Split(after));
        foreach (var key in old.Except(next))
        {
            session.Run("DELETE FROM lookups WHERE key = ?1 AND stream = ?2", Scoped(stream.Creditor, stream.Kind, key), id);
        }

        foreach (var key in next.Except(old).Select(key => Scoped(stream.Creditor, stream.Kind, key)))
        {
            session.Run("INSERT OR IGNORE INTO lookups(key, stream) VALUES (?1, ?2)", key, id);
            if (stream.Kind == StreamKind.Payment)
            {
                session.Presence?.AddWaiting(key);
            }
        }
    }

    public static IReadOnlyList<string> Find(Session session, string creditor, StreamKind kind, IReadOnlyCollection<string> keys, int limit) =>
        session.Together(() => keys
            .SelectMany(key => session.All(
                "SELECT s.name FROM lookups l JOIN streams s ON s.id = l.stream WHERE l.key = ?1 ORDER BY l.stream LIMIT ?2",
                static row => StreamId.Parse(row.Text(0)).Id,
                Scoped(creditor, kind, key),
                limit))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList());

    private static string[] Split(string? keys) => keys?.Split(Blank) ?? [];

    /// <summary>The keys of a stream's row as this table has them.</summary>
    public static IEnumerable<string> Scoped(StreamId stream, string keys) => Split(keys).Select(key => Scoped(stream.Creditor, stream.Kind, key));

    public static string Scoped(string creditor, StreamKind kind, string key) => $"{key} {(int)kind} {creditor}";
}
