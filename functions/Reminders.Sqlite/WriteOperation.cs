namespace Reminders.Sqlite;

/// <summary>Something to write, and the promise to tell how it went once the transaction it shares is committed.</summary>
internal abstract class WriteOperation
{
    /// <summary>Does the work inside the shared transaction. May throw: then its own savepoint is rolled back.</summary>
    public abstract void Execute(Session session);

    /// <summary>Its own work was refused; the rest of the transaction goes on.</summary>
    public abstract void Refuse(Exception exception);

    /// <summary>The transaction is committed: answer.</summary>
    public abstract void Answer();

    /// <summary>The transaction is not committed: whatever the work found, it did not happen.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class WriteOperation<T>(Func<Session, T> work) : WriteOperation
{
    // Asynchronous continuations: the writer's thread must not run its callers' code.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _refusal;

    public Task<T> Outcome => _outcome.Task;

    public override void Execute(Session session) => _result = work(session);

    public override void Refuse(Exception exception) => _refusal = exception;

    public override void Answer()
    {
        if (_refusal is null)
        {
            _outcome.SetResult(_result!);
        }
        else
        {
            _outcome.SetException(_refusal);
        }
    }

    public override void Fail(Exception exception) => _outcome.SetException(exception);
}
