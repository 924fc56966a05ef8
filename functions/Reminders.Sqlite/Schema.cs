using Reminders.Application.Ledger;

namespace Reminders.Sqlite;

/// <summary>
/// The tables, and what marks a file as ours. A stream's head and its case row share one row, so that an append touches few
/// pages. An event's id is its stream's id and its sequence in one number (see <see cref="EventId"/>): the table itself is in
/// the order streams are read in, and no index repeats it. Instants are Unix ticks (100 ns), dates are yyyymmdd.
/// </summary>
internal static class Schema
{
    /// <summary>Version 5 has the same tables as 4, in which customers are found by more.</summary>
    public const int Version = 5;

    /// <summary>"REMD", so that a tool which knows the mark (and we) can tell this file from any other database.</summary>
    private const int ApplicationId = 0x52454D44;

    private const string Tables = """
        CREATE TABLE streams(
          id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, wake_at INTEGER, rings INTEGER NOT NULL,
          extras INTEGER NOT NULL, -- how many rows tasks and payments hold of this stream
          creditor TEXT, invoice TEXT, number TEXT, customer TEXT, state INTEGER, overdue_at INTEGER, due_date INTEGER,
          segment TEXT, outstanding INTEGER, currency TEXT, reference TEXT, normalised TEXT,
          published INTEGER, -- null: all of it, or nobody listens
          keys TEXT -- what lookups holds of this stream, separated by blanks
          ) STRICT;
        CREATE INDEX streams_due ON streams(wake_at, name) WHERE wake_at IS NOT NULL;
        CREATE INDEX cases_by_state ON streams(creditor, state, due_date, invoice, overdue_at) WHERE creditor IS NOT NULL;
        CREATE INDEX cases_by_customer ON streams(creditor, customer) WHERE creditor IS NOT NULL;
        CREATE INDEX cases_by_reference ON streams(normalised, creditor) WHERE normalised IS NOT NULL;
        CREATE TABLE events(
          id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, type TEXT NOT NULL, format INTEGER NOT NULL,
          json TEXT NOT NULL) STRICT;
        CREATE TABLE keys(stream INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY(stream, key)) STRICT, WITHOUT ROWID;
        CREATE TABLE documents(
          id TEXT NOT NULL UNIQUE, content_type TEXT NOT NULL, stored_at INTEGER NOT NULL, content BLOB NOT NULL) STRICT;
        CREATE TABLE tasks(
          stream INTEGER NOT NULL, id TEXT NOT NULL, creditor TEXT NOT NULL, opened_at INTEGER NOT NULL, kind TEXT NOT NULL,
          invoice TEXT, customer TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY(stream, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX tasks_in_order ON tasks(creditor, opened_at, id);
        CREATE INDEX tasks_by_id ON tasks(creditor, id);
        CREATE TABLE payments(
          stream INTEGER PRIMARY KEY, creditor TEXT NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL, amount INTEGER NOT NULL,
          open INTEGER NOT NULL, currency TEXT NOT NULL, booked_on INTEGER NOT NULL, invoice TEXT, reference TEXT,
          normalised TEXT, received_at INTEGER NOT NULL) STRICT;
        CREATE INDEX payments_by_id ON payments(creditor, id);
        CREATE INDEX payments_open ON payments(creditor, received_at, source, id) WHERE open > 0;
        CREATE INDEX payments_open_invoice ON payments(creditor, invoice) WHERE open > 0 AND invoice IS NOT NULL;
        CREATE INDEX payments_open_reference ON payments(creditor, normalised) WHERE open > 0 AND normalised IS NOT NULL;
        """;

    // One delivery for each event and endpoint; due_at is set for the first of a case only, dead_at for one that was given up.
    private const string Outbound = """
        CREATE INDEX streams_unpublished ON streams(name) WHERE published IS NOT NULL;
        CREATE TABLE deliveries(
          id INTEGER PRIMARY KEY AUTOINCREMENT, endpoint TEXT NOT NULL, stream TEXT NOT NULL, sequence INTEGER NOT NULL,
          creditor TEXT NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER,
          dead_at INTEGER, problem TEXT, UNIQUE(endpoint, stream, sequence)) STRICT;
        CREATE INDEX deliveries_due ON deliveries(endpoint, due_at, stream) WHERE due_at IS NOT NULL;
        CREATE INDEX deliveries_dead ON deliveries(creditor, id) WHERE dead_at IS NOT NULL;
        CREATE TABLE closed_endpoints(id TEXT PRIMARY KEY, closed_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """;

    private const string Feeds = """
        CREATE TABLE feeds(creditor TEXT NOT NULL, feed TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(creditor, feed)) STRICT, WITHOUT ROWID;
        """;

    // A key has its creditor and its kind of stream in front: see LookupTable.
    private const string Lookups = "CREATE TABLE lookups(key TEXT NOT NULL, stream INTEGER NOT NULL, PRIMARY KEY(key, stream)) STRICT, WITHOUT ROWID;";

    /// <summary>
    /// Creates the tables in an empty file, or makes sure that the file is a ledger this version can read. Answers whether its lists
    /// are to be made anew, because an older version did not write all of them.
    /// </summary>
    public static bool Ensure(Session session, string path)
    {
        var mark = Number(session, "PRAGMA application_id");
        var version = Number(session, "PRAGMA user_version");
        if (mark == 0 && version == 0 && Number(session, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            // One transaction: a start that is killed here leaves an empty file, never half a schema.
            session.Script($"""
                BEGIN IMMEDIATE;
                {Tables}
                {Outbound}
                {Feeds}
                {Lookups}
                PRAGMA application_id = {ApplicationId};
                PRAGMA user_version = {Version};
                COMMIT;
                """);
        }
        else if (Check(session, path) is var found and < Version)
        {
            session.Script($"""
                BEGIN IMMEDIATE;
                {(found < 2 ? $"ALTER TABLE streams ADD COLUMN published INTEGER; {Outbound}" : "")}
                {(found < 3 ? Feeds : "")}
                {(found < 4 ? $"ALTER TABLE streams ADD COLUMN keys TEXT; {Lookups}" : "")}
                PRAGMA user_version = {Version};
                COMMIT;
                """);
            return true;
        }

        return false;
    }

    /// <summary>Makes sure that a file is a ledger this version can read, and answers the version of its schema.</summary>
    public static long Check(Session session, string path)
    {
        var version = Number(session, "PRAGMA user_version");
        if (Number(session, "PRAGMA application_id") != ApplicationId)
        {
            throw new LedgerUnavailableException(
                $"{path} is a database, but not a Reminders ledger. Point Reminders to another data folder or move the file away.");
        }

        return version <= Version
            ? version
            : throw new LedgerUnavailableException(
                $"{path} was written by a newer version of Reminders (schema {version}, this one knows {Version}). Start that version.");
    }

    private static long Number(Session session, string sql) => session.One(sql, static row => row.Long(0));
}
