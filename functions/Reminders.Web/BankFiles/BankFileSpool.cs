namespace Reminders.Web.BankFiles;

/// <summary>A file of this process's own that is gone once it is closed: what comes as a stream and has to be read twice.</summary>
public static class BankFileSpool
{
    private const int BufferBytes = 64 * 1024;

    // Readable by this process's user alone, as all files with such a name are.
    public static FileStream Open() => new(
        Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
}
