using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

public sealed partial class SqliteStore
{
    private const int ClearPage = 10_000;

    /// <inheritdoc/>
    public async Task Clear(CancellationToken cancellation = default)
    {
        // In pieces: emptying a million rows at once would hold up every append behind it.
        await _writer.Write(static session => session.Run("DELETE FROM tasks") + session.Run("DELETE FROM payments") + session.Run("DELETE FROM lookups"), cancellation);
        var last = await _reads.Read(
            static session => session.One("SELECT coalesce(max(id), 0) FROM streams", static row => row.Long(0)), cancellation);
        for (var after = 0L; after < last; after += ClearPage)
        {
            var from = after;
            await _writer.Write(
                session =>
                {
                    _recent.Doubt();
                    return ClearStreams(session, from, from + ClearPage);
                },
                cancellation);
        }
    }

    /// <inheritdoc/>
    public Task Write(StreamId stream, StreamRows rows, CancellationToken cancellation = default) =>
        _writer.Write(
            session =>
            {
                if (StreamRecord.Find(session, _recent, stream) is { } found)
                {
                    _recent.Stage(stream, StreamRecord.Write(session, stream, found, found.Head, rows), []);
                }

                return true;
            },
            cancellation);

    private static int ClearStreams(Session session, long after, long upTo) =>
        session.Run(
            $"""
            UPDATE streams SET extras = 0, keys = NULL, ({CaseColumns.List}) = (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            WHERE id > ?1 AND id <= ?2 AND (extras > 0 OR creditor IS NOT NULL OR keys IS NOT NULL)
            """,
            after,
            upTo);
}
