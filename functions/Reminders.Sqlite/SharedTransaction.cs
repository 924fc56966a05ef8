using Microsoft.Data.Sqlite;

namespace Reminders.Sqlite;

/// <summary>
/// Commits many members at once. What is wrong with one member leaves the others in. Nobody is answered before the commit; if
/// that fails, every member fails.
/// </summary>
internal sealed class SharedTransaction(Session session, RecentStreams recent, string path, SqliteStoreOptions options) : IDisposable
{
    public void Commit(List<WriteOperation> members)
    {
        try
        {
            session.Run("BEGIN IMMEDIATE");
            if (!AllIn(members))
            {
                session.Run("ROLLBACK");
                recent.RolledBack();
                session.Run("BEGIN IMMEDIATE");
                members.ForEach(ExecuteAlone);
            }

            options.BeforeCommit?.Invoke();
            session.Run("COMMIT");
        }
        catch (Exception exception)
        {
            RollBack();
            recent.RolledBack();
            var failure = StorageErrors.Translate(exception, path);
            members.ForEach(member => member.Fail(failure));
            return;
        }

        recent.Committed();
        WipeLog();
        members.ForEach(static member => member.Answer());
    }

    public void Dispose() => session.Dispose();

    /// <summary>
    /// Runs all members without savepoints, which would copy every page each of them touches. Members find conflicts and
    /// duplicates before they write, so it is rare that one has to be taken back. False then: nothing of this may stay.
    /// </summary>
    private bool AllIn(List<WriteOperation> members)
    {
        try
        {
            members.ForEach(member => member.Execute(session));
            return true;
        }
        catch (Exception exception) when (!StorageErrors.Is(exception) && session.InTransaction)
        {
            return false;
        }
    }

    private void ExecuteAlone(WriteOperation member)
    {
        session.Run("SAVEPOINT member");
        try
        {
            member.Execute(session);
        }
        catch (Exception exception) when (!StorageErrors.Is(exception) && session.InTransaction)
        {
            session.Run("ROLLBACK TO member");
            recent.Doubt();
            member.Refuse(exception);
        }

        session.Run("RELEASE member");
    }

    /// <summary>What was erased is still in the log: fold it back and empty it, unless a reader needs it; then next time.</summary>
    private void WipeLog()
    {
        if (!session.LogHoldsErased)
        {
            return;
        }

        try
        {
            session.BusyTimeout(TimeSpan.Zero);
            session.LogHoldsErased = session.One("PRAGMA wal_checkpoint(TRUNCATE)", static row => row.Bool(0));
        }
        catch (SqliteException)
        {
            // The commit stands all the same; the next one tries again.
        }
        finally
        {
            session.BusyTimeout(options.BusyTimeout);
        }
    }

    private void RollBack()
    {
        try
        {
            // A full disk may have ended the transaction already.
            if (session.InTransaction)
            {
                session.Run("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // The next BEGIN says what is wrong, to callers who can do something about it.
        }
    }
}
