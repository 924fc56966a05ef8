namespace Reminders.Stores.Tests.Sqlite;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("reminders-stores-").FullName;

    /// <summary>Makes the other folder's database files what this one's are now; locks are not data.</summary>
    public void CopyTo(TemporaryFolder other)
    {
        foreach (var old in Databases(other))
        {
            File.Delete(old);
        }

        foreach (var file in Databases(this))
        {
            File.Copy(file, System.IO.Path.Combine(other.Path, System.IO.Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // Not the -shm file: it is only shared memory, built anew from the log.
    private static IEnumerable<string> Databases(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Path, "reminders.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal));
}
