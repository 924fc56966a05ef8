using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Reminders.Sqlite;

/// <summary>
/// One connection and its prepared statements, used by one thread at a time. Parameters are positional (?1, ?2, ...).
/// Statements are kept by their text.
/// </summary>
internal sealed class Session : IDisposable
{
    // Lists have some hundred shapes; a connection that has seen many of them begins anew rather than keep them all.
    private const int MaxPrepared = 100;

    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;

    private Session(SqliteConnection connection, TimeSpan busyTimeout)
    {
        _connection = connection;
        _database = connection.Handle!;
        BusyTimeout(busyTimeout);
    }

    /// <summary>How much SQLite has worked for the statements that are prepared now.</summary>
    public long Work => _prepared.Values.Sum(statement => statement.Work);

    /// <summary>On the writer's connection: told of every stream and unmatched payment that is written.</summary>
    public Presence? Presence { get; set; }

    /// <summary>Something was deleted for good whose bytes the log still has.</summary>
    public bool LogHoldsErased { get; set; }

    /// <summary>SQLite opens a file that it may not write all the same, for reading.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_database, "main") == 1;

    public bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    public long LastInsertedId => raw.sqlite3_last_insert_rowid(_database);

    public static Session Open(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        // Pooled connections would outlive the store and keep its files open.
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        connection.CreateFunction("holds", static (string? text, string part) =>
            text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase), isDeterministic: true);

        // A plan that depends on what is bound is made anew for every run of a statement, which costs more than the run.
        _ = raw.sqlite3_db_config(connection.Handle!, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        return new Session(connection, busyTimeout);
    }

    /// <summary>How long a statement waits for another program's lock.</summary>
    public void BusyTimeout(TimeSpan timeout) => _ = raw.sqlite3_busy_timeout(_database, (int)timeout.TotalMilliseconds);

    /// <summary>Runs a statement and tells how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Prepared(sql);
        try
        {
            statement.Bind(values);
            while (statement.Step())
            {
            }

            return raw.sqlite3_changes(_database);
        }
        finally
        {
            statement.Reset();
        }
    }

    public List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        Each(sql, row => rows.Add(read(row)), values);
        return rows;
    }

    /// <summary>Visits row by row; none is kept.</summary>
    public void Each(string sql, Action<Row> visit, params ReadOnlySpan<object?> values)
    {
        var statement = Prepared(sql);
        try
        {
            statement.Bind(values);
            while (statement.Step())
            {
                visit(statement.Row);
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The first row, or the default where there is none.</summary>
    public T? One<T>(string sql, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var statement = Prepared(sql);
        try
        {
            statement.Bind(values);
            return statement.Step() ? read(statement.Row) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Reads with several statements from one moment, for the price of looking once whether something was committed.</summary>
    public T Together<T>(Func<T> read)
    {
        Run("BEGIN");
        try
        {
            return read();
        }
        finally
        {
            Run("COMMIT");
        }
    }

    /// <summary>Runs several statements once, without parameters: for opening and for settings.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Our own text, never input.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Copies the whole database, as one reader sees it, into a file that is not there yet.</summary>
    public void CopyTo(string path)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        _connection.BackupDatabase(copy);
    }

    public void Dispose()
    {
        Forget();
        _connection.Dispose();
    }

    private Statement Prepared(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            if (_prepared.Count == MaxPrepared)
            {
                Forget();
            }

            statement = new Statement(_database, sql);
            _prepared.Add(sql, statement);
        }

        return statement;
    }

    private void Forget()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        _prepared.Clear();
    }
}
