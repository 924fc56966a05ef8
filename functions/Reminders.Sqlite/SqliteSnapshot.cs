using Microsoft.Data.Sqlite;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Domain.Payments;

namespace Reminders.Sqlite;

/// <summary>
/// A data folder's ledger as it is at the first read, for exporting and previews. Takes no lock: a process may go on writing meanwhile, and what
/// it writes is not seen here. Used by one caller at a time.
/// </summary>
public sealed class SqliteSnapshot : IExportSource, IDisposable
{
    private const int NamesPage = 1000;

    // A document is at most a megabyte.
    private const int DocumentsPage = 16;

    private readonly Session _session;

    private SqliteSnapshot(Session session) => _session = session;

    /// <exception cref="LedgerUnavailableException">There is no ledger in the folder, or it cannot be read.</exception>
    public static SqliteSnapshot Open(string folder, SqliteStoreOptions? options = null)
    {
        var path = Path.Combine(Path.GetFullPath(folder), SqliteStore.FileName);
        if (!File.Exists(path))
        {
            throw new LedgerUnavailableException($"{path} is not there. Point Reminders to the data folder of a ledger.");
        }

        Session? session = null;
        try
        {
            session = Session.Open(path, SqliteOpenMode.ReadOnly, (options ?? new SqliteStoreOptions()).BusyTimeout);
            Schema.Check(session, path);
            session.Run("BEGIN");
            return new SqliteSnapshot(session);
        }
        catch (Exception exception)
        {
            session?.Dispose();
            if (StorageErrors.Is(exception))
            {
                throw StorageErrors.Translate(exception, path);
            }

            throw;
        }
    }

    /// <summary>Copies a folder's ledger, as it is now, into another folder, also while a process writes to it. Nothing if there is none.</summary>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read, or the other folder cannot be written.</exception>
    public static void Copy(string folder, string into)
    {
        var path = Path.Combine(Path.GetFullPath(folder), SqliteStore.FileName);
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var session = Session.Open(path, SqliteOpenMode.ReadOnly, new SqliteStoreOptions().BusyTimeout);
            Schema.Check(session, path);
            session.Run("VACUUM INTO ?1", Path.Combine(Path.GetFullPath(into), SqliteStore.FileName));
        }
        catch (Exception exception) when (StorageErrors.Is(exception))
        {
            throw StorageErrors.Translate(exception, path);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExportedStream> Export(
        StreamKind kind, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var prefix = Reading.Prefix(kind);
        var names = new List<string> { prefix };
        while (names.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            names = await Task.FromResult(Reading.Names(_session, prefix, names[^1], NamesPage));
            foreach (var name in names)
            {
                var stream = StreamId.Parse(name);
                var read = Reading.Stream(_session, stream, 0);
                yield return new ExportedStream(stream, read.Events, Keys(name), read.Head.WakeAt);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredDocument> Documents(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var page = DocumentTable.Page(_session, "", DocumentsPage);
        while (page.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var document in page)
            {
                yield return document;
            }

            page = await Task.FromResult(DocumentTable.Page(_session, page[^1].Id, DocumentsPage));
        }
    }

    /// <summary>The head and all events after a version, oldest first; version 0 and no events for a stream that is not there.</summary>
    public StreamRead Read(StreamId stream, int afterVersion = 0) => Reading.Stream(_session, stream, afterVersion);

    /// <summary>One document, or null if it was erased or never there.</summary>
    public StoredDocument? Document(string id) => DocumentTable.Read(_session, id);

    /// <summary>What each payment feed of a creditor last said.</summary>
    public IReadOnlyList<FeedWord> FeedWords(string creditor) => FeedTable.Read(_session, creditor);

    public void Dispose() => _session.Dispose();

    private List<string> Keys(string stream) => _session.All(
        "SELECT k.key FROM streams s JOIN keys k ON k.stream = s.id WHERE s.name = ?1 ORDER BY k.key", static row => row.Text(0), stream);
}
