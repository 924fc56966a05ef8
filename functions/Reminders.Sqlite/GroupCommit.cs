using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Reminders.Sqlite;

/// <summary>
/// The one writer. Its thread takes all that is queued and commits it as one transaction, since a durable commit costs about
/// the same for one append as for hundreds. Each member has its own savepoint: what is wrong with one leaves the others in.
/// Nobody is answered before the commit; if that fails, every member fails.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int QueueLength = 1024;
    private const int MaxMembers = 512;

    private readonly Channel<WriteOperation> _queue = Channel.CreateBounded<WriteOperation>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Session _session;
    private readonly string _path;
    private readonly Action? _beforeCommit;

    public GroupCommit(Session session, string path, Action? beforeCommit)
    {
        _session = session;
        _path = path;
        _beforeCommit = beforeCommit;
        new Thread(Run) { IsBackground = true, Name = "Reminders ledger writer" }.Start();
    }

    /// <summary>
    /// Queues a piece of work and waits until it is durable. Cancellation counts only until it is queued: from then on its
    /// outcome must be known.
    /// </summary>
    public async Task<T> Write<T>(Func<Session, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var operation = new WriteOperation<T>(work);
        try
        {
            await _queue.Writer.WriteAsync(operation, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw new ObjectDisposedException("The store is closed.", closed);
        }

        return await operation.Outcome;
    }

    /// <summary>Lets what is queued finish, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task;
    }

    private void Run()
    {
        var batch = new List<WriteOperation>(MaxMembers);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MaxMembers && _queue.Reader.TryRead(out var operation))
            {
                batch.Add(operation);
            }

            Commit(batch);
            batch.Clear();
        }

        _session.Dispose();
        _ended.SetResult();
    }

    private void Commit(List<WriteOperation> batch)
    {
        try
        {
            _session.Run("BEGIN IMMEDIATE");
            foreach (var operation in batch)
            {
                Execute(operation);
            }

            _beforeCommit?.Invoke();
            _session.Run("COMMIT");
        }
        catch (Exception exception)
        {
            RollBack();
            var failure = StorageErrors.Translate(exception, _path);
            batch.ForEach(operation => operation.Fail(failure));
            return;
        }

        batch.ForEach(operation => operation.Answer());
    }

    private void Execute(WriteOperation operation)
    {
        _session.Run("SAVEPOINT member");
        try
        {
            operation.Execute(_session);
        }
        catch (Exception exception) when (!StorageErrors.Is(exception) && _session.InTransaction)
        {
            _session.Run("ROLLBACK TO member");
            operation.Refuse(exception);
        }

        _session.Run("RELEASE member");
    }

    private void RollBack()
    {
        try
        {
            // A full disk may have ended the transaction already.
            if (_session.InTransaction)
            {
                _session.Run("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // The next BEGIN says what is wrong, to callers who can do something about it.
        }
    }
}
