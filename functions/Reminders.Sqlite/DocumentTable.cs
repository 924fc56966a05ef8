using NodaTime;
using Reminders.Application.Documents;

namespace Reminders.Sqlite;

internal static class DocumentTable
{
    public static void Write(Session session, NewDocument document, Instant at)
    {
        var content = document.Content;
        var added = session.Run(
            "INSERT INTO documents(id, content_type, stored_at, content) VALUES (?1, ?2, ?3, ?4) ON CONFLICT(id) DO NOTHING",
            document.Id,
            document.ContentType,
            at.ToUnixTimeTicks(),
            content);
        if (added == 0 && !session.One("SELECT content = ?2 FROM documents WHERE id = ?1", static row => row.Bool(0), document.Id, content))
        {
            throw new ArgumentException("A document with this id and another content is there already.", nameof(document));
        }
    }

    public static bool Erase(Session session, string id)
    {
        var erased = session.Run("DELETE FROM documents WHERE id = ?1", id) > 0;
        session.LogHoldsErased |= erased;
        return erased;
    }

    public static StoredDocument? Read(Session session, string id) =>
        session.One(
            "SELECT id, content_type, stored_at, content FROM documents WHERE id = ?1",
            Document,
            id);

    /// <summary>The documents after an id, in order of id.</summary>
    public static List<StoredDocument> Page(Session session, string afterId, int limit) =>
        session.All(
            "SELECT id, content_type, stored_at, content FROM documents WHERE id > ?1 ORDER BY id LIMIT ?2", Document, afterId, limit);

    private static StoredDocument Document(Row row) => new(row.Text(0), row.Text(1), row.Bytes(3), row.Instant(2));
}
