using Microsoft.Data.Sqlite;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using SQLitePCL;

namespace Reminders.Sqlite;

/// <summary>
/// The ledger, its projections and its documents in one SQLite file. One store owns a data folder at a time; it may be used
/// from any number of threads.
/// </summary>
public sealed partial class SqliteStore
    : ILedger, IProjections, IDocuments, IProjectionRebuild, IPublicationMarks, IPolicyUse, IDeliveries, IDeadLetters, IAsyncDisposable
{
    internal const string FileName = "reminders.db";

    // FULL: an answered append survives a power cut. secure_delete: erased documents are overwritten, not only unlinked. The
    // log is folded back at 64 MB, since pages of indexes are written many times before that and then only once.
    private const string Settings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = OFF;
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32000;
        PRAGMA wal_autocheckpoint = 16000;
        PRAGMA journal_size_limit = 134217728;
        """;

    private readonly FileStream _lock;
    private readonly GroupCommit _writer;
    private readonly RecentStreams _recent;
    private readonly ReadConnections _reads;
    private readonly Presence _presence;
    private readonly Task _filled;
    private readonly CancellationTokenSource _closing = new();
    private readonly bool _publishes;
    private int _closed;

    private SqliteStore(FileStream folderLock, GroupCommit writer, RecentStreams recent, ReadConnections reads, Presence presence, bool publishes)
    {
        _recent = recent;
        _publishes = publishes;
        _lock = folderLock;
        _writer = writer;
        _reads = reads;
        _presence = presence;
        _filled = Task.Run(() => Fill(_closing.Token));
    }

    /// <summary>An older version wrote this file, with fewer lists: they are to be written anew.</summary>
    public bool ListsAreOld { get; private init; }

    /// <summary>Opens the store in a folder, creating both where they are not there.</summary>
    /// <exception cref="LedgerUnavailableException">
    /// Another process writes there, or the file cannot be used; the message says what to do.
    /// </exception>
    public static SqliteStore Open(string folder, SqliteStoreOptions? options = null)
    {
        options ??= new SqliteStoreOptions();
        folder = Path.GetFullPath(folder);
        var path = Path.Combine(folder, FileName);
        var folderLock = FolderLock.Take(folder);
        Session? session = null;
        try
        {
            session = Session.Open(path, SqliteOpenMode.ReadWriteCreate, options.BusyTimeout);
            if (session.IsReadOnly)
            {
                throw new SqliteException("The file may be read only.", raw.SQLITE_READONLY);
            }

            var listsAreOld = Schema.Ensure(session, path);
            session.Script(Settings);
            if (options.IsScratch)
            {
                session.Script("PRAGMA synchronous = OFF;");
            }

            var presence = session.Presence = Presence.For(session);
            var reads = new ReadConnections(path, options);
            var recent = new RecentStreams();
            var writer = new GroupCommit(new SharedTransaction(session, recent, path, options));
            return new SqliteStore(folderLock, writer, recent, reads, presence, options.Publishes) { ListsAreOld = listsAreOld };
        }
        catch (Exception exception)
        {
            session?.Dispose();
            folderLock.Dispose();
            if (StorageErrors.Is(exception))
            {
                throw StorageErrors.Translate(exception, path);
            }

            throw;
        }
    }

    /// <summary>Makes the disk look full at a size, so that tests can fill it up.</summary>
    internal Task LimitSize(int pages) =>
        _writer.Write(session => session.One($"PRAGMA max_page_count = {pages}", static row => row.Long(0)), CancellationToken.None);

    /// <summary>How much one reading connection has worked, so that tests can tell a lookup from a walk through all rows.</summary>
    internal Task<long> ReadingWork() => _reads.Read(static session => session.Work, CancellationToken.None);

    /// <summary>All that was there at the start is known to be there, for tests of what is answered without a read.</summary>
    internal Task Filled => _filled;

    /// <summary>Lets every queued write and running read finish, then closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        await _closing.CancelAsync();
        await _filled;
        _closing.Dispose();

        // The writer's connection goes last: the last one out folds the log into the database file.
        await _reads.DisposeAsync();
        await _writer.DisposeAsync();
        await _lock.DisposeAsync();
    }

    // Without it everything is looked up: slower, and as right.
    private async Task Fill(CancellationToken cancellation)
    {
        try
        {
            await _presence.Fill(_reads, cancellation);
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or OperationCanceledException)
        {
        }
    }
}
