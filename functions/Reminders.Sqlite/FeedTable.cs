using System.Text.Json;
using Reminders.Application.Ledger;
using Reminders.Domain.Payments;

namespace Reminders.Sqlite;

internal static class FeedTable
{
    public static List<FeedWord> Read(Session session, string creditor) =>
        session.All("SELECT json FROM feeds WHERE creditor = ?1 ORDER BY feed", Word, creditor);

    public static FeedWord Word(Row row) => JsonSerializer.Deserialize<FeedWord>(row.Text(0), EventFormat.Json)!;
}
