using System.Text.Json;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Domain.Payments;

namespace Reminders.Sqlite;

public sealed partial class SqliteStore : IFeedWords
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<FeedWord>> FeedWords(string creditor, CancellationToken cancellation = default) =>
        await _reads.Read(session => FeedTable.Read(session, creditor), cancellation);

    /// <inheritdoc/>
    public Task<FeedWord> ChangeFeedWord(
        string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation = default) =>
        _writer.Write(
            session =>
            {
                var known = session.One("SELECT json FROM feeds WHERE creditor = ?1 AND feed = ?2", FeedTable.Word, creditor, feed) ?? new FeedWord(feed);
                var changed = change(known);
                session.Run(
                    "INSERT INTO feeds(creditor, feed, json) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET json = ?3",
                    creditor,
                    feed,
                    JsonSerializer.Serialize(changed, EventFormat.Json));
                return changed;
            },
            cancellation);
}
