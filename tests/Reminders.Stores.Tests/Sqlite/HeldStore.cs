using Reminders.Application.Ledger;
using Reminders.Sqlite;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>A store whose commits can be held up, so that a test decides what shares a transaction, and made to fail.</summary>
internal sealed class HeldStore : IAsyncDisposable
{
    private readonly SemaphoreSlim _go = new(0);
    private readonly SemaphoreSlim _reached = new(0);
    private readonly TemporaryFolder _folder = new();
    private volatile bool _holding;

    public HeldStore() => Store = SqliteStore.Open(_folder.Path, new SqliteStoreOptions { BeforeCommit = Commit });

    public SqliteStore Store { get; }

    public string File => Path.Combine(_folder.Path, "reminders.db");

    public int Commits { get; private set; }

    /// <summary>Thrown instead of the next commit.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Begins a transaction of one append and holds it before its commit: what is queued from now on shares the next.</summary>
    public async Task<Task<AppendResult>> Hold(Append append)
    {
        _holding = true;
        var held = Store.Append(append);
        await _reached.WaitAsync();
        return held;
    }

    public void Release()
    {
        _holding = false;
        _go.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
        _go.Dispose();
        _reached.Dispose();
    }

    private void Commit()
    {
        Commits++;
        if (_holding)
        {
            _reached.Release();
            _go.Wait();
        }
        else if (Failure is { } failure)
        {
            Failure = null;
            throw failure;
        }
    }
}
