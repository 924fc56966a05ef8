using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;
using Reminders.Sqlite;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>A SQLite store in a folder of its own.</summary>
public sealed class SqliteUnderTest : IMovableStore
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteSnapshot> _snapshots = [];
    private SqliteStore _store;

    public SqliteUnderTest() => _store = SqliteStore.Open(_folder.Path);

    public ILedger Ledger => _store;

    public IProjections Projections => _store;

    public IProjectionRebuild Rebuild => _store;

    public IDocuments Documents => _store;

    public IPublicationMarks Marks => _store;

    public IImportTarget Target => _store;

    public IExportSource Source()
    {
        _snapshots.Add(SqliteSnapshot.Open(_folder.Path));
        return _snapshots[^1];
    }

    public async Task Reopen(bool publishes = false)
    {
        await _store.DisposeAsync();
        _store = SqliteStore.Open(_folder.Path, new SqliteStoreOptions { Publishes = publishes });
    }

    public async Task DieWhileCreating(Append append)
    {
        // The files as they are with all written and nothing committed are what a killed process leaves.
        using var copy = new TemporaryFolder();
        await _store.DisposeAsync();
        await using (var dying = SqliteStore.Open(_folder.Path, new SqliteStoreOptions { BeforeCommit = () => _folder.CopyTo(copy) }))
        {
            await dying.Append(append);
        }

        copy.CopyTo(_folder);
        _store = SqliteStore.Open(_folder.Path);
    }

    public async ValueTask DisposeAsync()
    {
        _snapshots.ForEach(snapshot => snapshot.Dispose());
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}
