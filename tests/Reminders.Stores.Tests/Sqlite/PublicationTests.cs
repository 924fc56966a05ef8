using Microsoft.Data.Sqlite;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>How far each stream has been published.</summary>
public sealed class PublicationTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store;

    public PublicationTests() => _store = Open(publishes: true);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AppendedInvoices_AreUnpublished_InOrderOfName_OtherStreamsAreNot()
    {
        await _store.Append(First("b"));
        await _store.Append(First("a"));
        await _store.Append(First("") with { Stream = StreamId.Customer("acme", "c") });

        Assert.Equal([new Unpublished(Stream("a"), 0), new Unpublished(Stream("b"), 0)], await _store.Unpublished("", 10));
        Assert.Equal([new Unpublished(Stream("b"), 0)], await _store.Unpublished(Stream("a").Name, 10));
    }

    [Fact]
    public async Task MarkedToTheEnd_IsPublished_AndTheNextAppendBeginsThere()
    {
        var head = Assert.IsType<AppendResult.Appended>(await _store.Append(First("a"))).Head;
        await _store.MarkPublished(Stream("a"), 1);
        Assert.Empty(await _store.Unpublished("", 10));

        await _store.Append(First("a") with { Head = head });

        Assert.Equal([new Unpublished(Stream("a"), 1)], await _store.Unpublished("", 10));
    }

    [Fact]
    public async Task AppendedWhileItWasPublished_TheRestStaysUnpublished_AndAMarkNeverGoesBack()
    {
        var head = Assert.IsType<AppendResult.Appended>(await _store.Append(First("a"))).Head;
        head = Assert.IsType<AppendResult.Appended>(await _store.Append(First("a") with { Head = head })).Head;
        await _store.Append(First("a") with { Head = head });

        await _store.MarkPublished(Stream("a"), 2);
        await _store.MarkPublished(Stream("a"), 1);

        Assert.Equal([new Unpublished(Stream("a"), 2)], await _store.Unpublished("", 10));
    }

    [Fact]
    public async Task NobodyListens_NothingIsMarked_AndOnlyWhatComesAfterIsPublished()
    {
        await Reopen(publishes: false);
        var head = Assert.IsType<AppendResult.Appended>(await _store.Append(First("a"))).Head;
        Assert.Empty(await _store.Unpublished("", 10));

        await Reopen(publishes: true);
        Assert.Empty(await _store.Unpublished("", 10));
        await _store.Append(First("a") with { Head = head });

        Assert.Equal([new Unpublished(Stream("a"), 1)], await _store.Unpublished("", 10));
    }

    [Fact]
    public async Task Marks_SurviveARestart()
    {
        await _store.Append(First("a"));
        await Reopen(publishes: true);

        Assert.Equal([new Unpublished(Stream("a"), 0)], await _store.Unpublished("", 10));
    }

    [Fact]
    public async Task LedgerOfTheFirstSchema_IsUpgraded_AndKeepsItsEvents()
    {
        await _store.Append(First("a"));
        await _store.DisposeAsync();
        ToFirstSchema();

        _store = Open(publishes: true);

        Assert.Single((await _store.Read(Stream("a"))).Events);
        Assert.Empty(await _store.Unpublished("", 10));
        await _store.Append(First("b"));
        Assert.Single(await _store.Unpublished("", 10));
    }

    private async Task Reopen(bool publishes)
    {
        await _store.DisposeAsync();
        _store = Open(publishes);
    }

    private SqliteStore Open(bool publishes) => SqliteStore.Open(_folder.Path, new SqliteStoreOptions { Publishes = publishes });

    private void ToFirstSchema()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "reminders.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            DROP INDEX streams_unpublished; ALTER TABLE streams DROP COLUMN published;
            DROP TABLE deliveries; DROP TABLE closed_endpoints; PRAGMA user_version = 1;
            """;
        command.ExecuteNonQuery();
    }
}
