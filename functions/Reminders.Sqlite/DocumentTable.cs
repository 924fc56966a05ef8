using NodaTime;
using Reminders.Application.Documents;

namespace Reminders.Sqlite;

internal static class DocumentTable
{
    public static void Write(Session session, NewDocument document, Instant at)
    {
        var content = document.Content.ToArray();
        var added = session.Run(
            "INSERT INTO documents(id, content_type, stored_at, content) VALUES (?1, ?2, ?3, ?4) ON CONFLICT(id) DO NOTHING",
            document.Id,
            document.ContentType,
            at.ToUnixTimeTicks(),
            content);
        if (added == 0 && !session.One("SELECT content = ?2 FROM documents WHERE id = ?1", static row => row.GetBoolean(0), document.Id, content))
        {
            throw new ArgumentException("A document with this id and another content is there already.", nameof(document));
        }
    }

    public static StoredDocument? Read(Session session, string id) =>
        session.One(
            "SELECT id, content_type, stored_at, content FROM documents WHERE id = ?1",
            static row => new StoredDocument(
                row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(3), Values.Instant(row, 2)),
            id);
}
