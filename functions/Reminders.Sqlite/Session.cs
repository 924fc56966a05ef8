using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Reminders.Sqlite;

/// <summary>
/// One connection and its prepared statements, used by one thread at a time. Parameters are positional (?1, ?2, ...).
/// Statements are kept by their text.
/// </summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    // Lists have some hundred shapes; a connection that has seen many of them begins anew rather than keep them all.
    private const int MaxPrepared = 100;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public static Session Open(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // Pooled connections would outlive the store and keep its files open.
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)busyTimeout.TotalSeconds),
        }.ToString());
        connection.Open();
        connection.CreateFunction("holds", static (string? text, string part) =>
            text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase), isDeterministic: true);
        return new Session(connection);
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public long LastInsertedId => raw.sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>Runs a statement and tells how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first row, or the default where there is none.</summary>
    public T? One<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>Runs several statements once, unprepared and without parameters: for opening and for settings.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own text, never input.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            if (_prepared.Count == MaxPrepared)
            {
                Forget();
            }

            command = Prepare(sql, values.Length);
            _prepared.Add(sql, command);
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Built from fixed pieces; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter($"?{number}", value: null));
        }

        return command;
    }
}
