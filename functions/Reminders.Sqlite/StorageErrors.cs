using Microsoft.Data.Sqlite;
using Reminders.Application.Ledger;
using SQLitePCL;

namespace Reminders.Sqlite;

/// <summary>Tells trouble with the storage from mistakes in a statement, and says which file it is and what to do.</summary>
internal static class StorageErrors
{
    public static bool Is(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: var code } && Advice(code) is not null;

    /// <summary>What a caller is told; anything but storage trouble is passed on as it is.</summary>
    public static Exception Translate(Exception exception, string path) =>
        exception is SqliteException { SqliteErrorCode: var code, SqliteExtendedErrorCode: var extended } && Advice(code) is { } advice
            ? new LedgerUnavailableException($"{path}: {advice} (SQLite {extended})", exception)
            : exception;

    private static string? Advice(int code) => code switch
    {
        raw.SQLITE_FULL => "no space left on its disk. Free some; writing resumes by itself.",
        raw.SQLITE_IOERR => "its disk cannot be read or written. Check the disk and the space left on it.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => "it cannot be written. Check who owns it and that its disk is mounted for writing.",
        raw.SQLITE_CANTOPEN => "it cannot be opened. Check that its folder is there and who owns it.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program keeps it locked. Close that program; writing resumes by itself.",
        raw.SQLITE_NOTADB => "it is not a database. Restore it from a backup, or move it away to begin anew.",
        raw.SQLITE_CORRUPT => "it is damaged. Stop Reminders, keep a copy, and restore it from a backup.",
        raw.SQLITE_NOMEM => "there was not enough memory. Close other programs or give this one more.",
        raw.SQLITE_PROTOCOL => "its locks are in disorder. Stop every program that has it open, and start again.",
        _ => null,
    };
}
