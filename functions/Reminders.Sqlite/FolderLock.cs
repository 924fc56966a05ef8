using Reminders.Application.Ledger;

namespace Reminders.Sqlite;

/// <summary>
/// Held while a store is open: two processes writing one ledger would each believe their queue to be the only one. The
/// operating system lets go of it when a process dies, so there is no stale lock to clear.
/// </summary>
internal static class FolderLock
{
    private const string FileName = "reminders.lock";

    // EWOULDBLOCK on Linux and macOS; sharing and lock violation on Windows.
    private static readonly int[] HeldCodes = [11, 35, 32, 33];

    public static FileStream Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (HeldCodes.Contains(held.HResult & 0xFFFF))
        {
            throw new LedgerUnavailableException(
                $"another process is writing to {folder}. Stop it, or point Reminders to another data folder.", held);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnavailableException(
                $"{folder} cannot be written. Check that it is a folder, who owns it, and that its disk is mounted for writing.", refused);
        }
    }
}
