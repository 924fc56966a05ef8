using Microsoft.Data.Sqlite;
using Reminders.Application.Ledger;

namespace Reminders.Sqlite;

/// <summary>Copies a ledger as it is at one moment, while a process goes on writing it.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// Writes the ledger of a data folder into another folder and reads the copy through. Readers and the writer are not held up;
    /// everything acknowledged before the call is in the copy, and what comes meanwhile is in as a whole commit or not at all.
    /// </summary>
    /// <returns>The copy.</returns>
    /// <exception cref="LedgerUnavailableException">There is no ledger to copy, there is no room for the copy, or it is damaged.</exception>
    public static FileInfo Write(string folder, string into)
    {
        var (from, to) = (Path.Combine(Path.GetFullPath(folder), SqliteStore.FileName), Path.Combine(Path.GetFullPath(into), SqliteStore.FileName));
        if (!File.Exists(from))
        {
            throw new LedgerUnavailableException($"{from} is not there. Point Reminders to the data folder of a ledger.");
        }

        var touched = from;
        try
        {
            using (var source = Session.Open(from, SqliteOpenMode.ReadOnly, new SqliteStoreOptions().BusyTimeout))
            {
                Schema.Check(source, from);
                touched = to;
                source.CopyTo(to);
            }

            Prove(to);
            using var written = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
            return new FileInfo(to);
        }
        catch (Exception exception) when (StorageErrors.Is(exception))
        {
            throw StorageErrors.Translate(exception, touched);
        }
    }

    // Opened for writing, so that the last one out leaves no log beside the copy.
    private static void Prove(string path)
    {
        using var copy = Session.Open(path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
        var found = copy.One("PRAGMA integrity_check(1)", static row => row.Text(0));
        if (found != "ok")
        {
            throw new LedgerUnavailableException($"{path}: the copy is damaged ({found}), and so may be the ledger. Check the disk.");
        }
    }
}
