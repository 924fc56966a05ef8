using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Reminders.Sqlite;

/// <summary>
/// A few read-only connections. Each read sees the last commit before it began and neither waits for the writer nor holds it up.
/// Their number also bounds how many threads can be busy reading at once.
/// </summary>
internal sealed class ReadConnections : IAsyncDisposable
{
    private readonly Channel<Session> _idle = Channel.CreateUnbounded<Session>();
    private readonly string _path;
    private readonly int _count;

    public ReadConnections(string path, SqliteStoreOptions options)
    {
        _path = path;
        _count = options.Readers;
        for (var opened = 0; opened < _count; opened++)
        {
            var session = Session.Open(path, SqliteOpenMode.ReadOnly, options.BusyTimeout);
            _idle.Writer.TryWrite(session);
            session.Script("PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY;");
        }
    }

    public async Task<T> Read<T>(Func<Session, T> work, CancellationToken cancellation)
    {
        var session = await Take(cancellation);
        try
        {
            return work(session);
        }
        catch (SqliteException trouble) when (StorageErrors.Is(trouble))
        {
            throw StorageErrors.Translate(trouble, _path);
        }
        finally
        {
            _idle.Writer.TryWrite(session);
        }
    }

    /// <summary>Reads without an answer.</summary>
    public Task Visit(Action<Session> work, CancellationToken cancellation) => Read(
        session =>
        {
            work(session);
            return true;
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        for (var closed = 0; closed < _count; closed++)
        {
            (await _idle.Reader.ReadAsync()).Dispose();
        }

        _idle.Writer.TryComplete();
    }

    private async ValueTask<Session> Take(CancellationToken cancellation)
    {
        try
        {
            return await _idle.Reader.ReadAsync(cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw new ObjectDisposedException("The store is closed.", closed);
        }
    }
}
