using Microsoft.Data.Sqlite;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>Ledgers from before events were published.</summary>
public sealed class FirstSchemaTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store;

    public FirstSchemaTests() => _store = Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LedgerOfTheFirstSchema_IsUpgraded_AndKeepsItsEvents()
    {
        await _store.Append(First("a"));
        await _store.DisposeAsync();
        ToFirstSchema();

        _store = Open();

        Assert.True(_store.ListsAreOld);
        Assert.Single((await _store.Read(Stream("a"))).Events);
        Assert.Empty(await _store.Unpublished("", 10));
        await _store.Append(First("b"));
        Assert.Single(await _store.Unpublished("", 10));
    }

    private SqliteStore Open() => SqliteStore.Open(_folder.Path, new SqliteStoreOptions { Publishes = true });

    private void ToFirstSchema()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "reminders.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            DROP INDEX streams_unpublished; ALTER TABLE streams DROP COLUMN published;
            DROP TABLE deliveries; DROP TABLE closed_endpoints; DROP TABLE feeds; DROP TABLE lookups; ALTER TABLE streams DROP COLUMN keys;
            PRAGMA user_version = 1;
            """;
        command.ExecuteNonQuery();
    }
}
