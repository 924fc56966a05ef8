using Microsoft.Data.Sqlite;

namespace Reminders.Benchmarks.Raw;

/// <summary>One table and the settings of a durable ledger, through the same SQLite build, without anything of ours.</summary>
internal sealed class RawLedger : IDisposable
{
    private static readonly string Content = new('x', 200);

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public RawLedger(string folder, string name)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, name), Pooling = false }.ToString());
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows(id INTEGER PRIMARY KEY, content TEXT NOT NULL);";
        create.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO rows(content) VALUES ($content)";
        _insert.Parameters.AddWithValue("$content", Content);
        _insert.Prepare();
    }

    /// <summary>Inserts a row of 200 letters; a transaction of its own unless one is open.</summary>
    public void Insert() => _insert.ExecuteNonQuery();

    public void InOneTransaction(int rows)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        for (var row = 0; row < rows; row++)
        {
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
        _insert.Transaction = null;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
