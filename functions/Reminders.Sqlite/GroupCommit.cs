using System.Threading.Channels;

namespace Reminders.Sqlite;

/// <summary>
/// The one writer. Its thread takes all that is queued and commits it as one transaction, since a durable commit costs about
/// the same for one append as for hundreds.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    internal const int QueueLength = 4096;

    private const int MaxMembers = 2048;

    private readonly Channel<WriteOperation> _queue = Channel.CreateBounded<WriteOperation>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SharedTransaction _transaction;

    public GroupCommit(SharedTransaction transaction)
    {
        _transaction = transaction;
        new Thread(Run) { IsBackground = true, Name = "Reminders ledger writer" }.Start();
    }

    /// <summary>
    /// Queues a piece of work and waits until it is durable. Cancellation counts only until it is queued: from then on its
    /// outcome must be known. The work may run more than once; what counts is the last time.
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

            _transaction.Commit(batch);
            batch.Clear();
        }

        _transaction.Dispose();
        _ended.SetResult();
    }
}
