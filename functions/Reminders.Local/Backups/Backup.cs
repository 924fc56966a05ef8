using System.Security.Cryptography;
using Reminders.Local.Commands;
using Reminders.Sqlite;

namespace Reminders.Local.Backups;

/// <summary>A copy of a data folder that can be served as it is.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Files">How many files it holds.</param>
/// <param name="Bytes">How large they are together.</param>
/// <param name="LedgerSha256">Of the copied database, in hexadecimal.</param>
public sealed record Backup(string Folder, int Files, long Bytes, string LedgerSha256)
{
    // Written by whoever has the folder open, and worth nothing to anybody else; the database itself is copied by its own means.
    private static readonly string[] LeftOut =
        ["reminders.db", "reminders.db-wal", "reminders.db-shm", "reminders.lock", "keys.json.lock"];

    /// <summary>
    /// Copies everything a data folder holds while it may be served: the ledger first, as of one moment, then the files beside it.
    /// So a message that the ledger knows to have left is in the copied outbox.
    /// </summary>
    /// <exception cref="StartException">There is something at the destination already, or it lies inside the data folder.</exception>
    /// <exception cref="Application.Ledger.LedgerUnavailableException">The ledger cannot be copied; the message says why.</exception>
    public static Backup Write(string data, string to)
    {
        var (from, target) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)), Path.TrimEndingDirectorySeparator(Path.GetFullPath(to)));
        if (Path.Exists(target))
        {
            throw new StartException($"{target} is there already, and a backup is never written over. Name a folder that is not there yet.");
        }

        if (IsWithin(target, from))
        {
            throw new StartException($"{target} lies in the data folder itself. Keep backups elsewhere, best on another disk.");
        }

        // Written beside and moved into place: a folder with that name is always whole.
        var unfinished = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.unfinished");
        Discard(unfinished);
        try
        {
            MakePrivate(Directory.CreateDirectory(unfinished).FullName);
            var ledger = SqliteBackup.Write(from, unfinished);
            List<long> sizes = [ledger.Length, .. CopyFiles(from, unfinished)];
            var hash = HashOf(ledger);
            Directory.Move(unfinished, target);
            return new Backup(target, sizes.Count, sizes.Sum(), hash);
        }
        finally
        {
            Discard(unfinished);
        }
    }

    private static List<long> CopyFiles(string from, string to)
    {
        var sizes = new List<long>();
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, path);
            if (LeftOut.Contains(name) || IsUnfinished(name))
            {
                continue;
            }

            var copy = new FileInfo(Path.Combine(to, name));
            copy.Directory!.Create();
            try
            {
                File.Copy(path, copy.FullName);
                sizes.Add(copy.Length);
            }
            catch (FileNotFoundException)
            {
                // Somebody took it out of the outbox meanwhile.
            }
        }

        return sizes;
    }

    private static bool IsUnfinished(string name) =>
        name.EndsWith(".new", StringComparison.Ordinal) || name.StartsWith($".import{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MakePrivate(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string HashOf(FileInfo file)
    {
        using var content = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
