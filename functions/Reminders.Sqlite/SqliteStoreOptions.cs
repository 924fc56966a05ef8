namespace Reminders.Sqlite;

/// <summary>Settings of a <see cref="SqliteStore"/>; the defaults suit one machine and a million invoices.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>How many reads can run at once.</summary>
    public int Readers { get; init; } = 8;

    /// <summary>How long to wait for another program that has the database locked, such as a backup (whole seconds).</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Somebody listens to what happens to cases: appends leave their events to be published. Off, nothing is marked, and what
    /// is appended then is never published later.
    /// </summary>
    public bool Publishes { get; init; }

    /// <summary>The folder is thrown away after use: nothing waits for the disk.</summary>
    public bool IsScratch { get; init; }

    /// <summary>Called on the writer's thread before each commit, so that tests can hold it up, make it fail, or copy the files.</summary>
    internal Action? BeforeCommit { get; init; }
}
