using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>Folders and files a store cannot use: refused with the file's name and what to do.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "reminders.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFolderThatIsNotThere_IsCreated()
    {
        var deep = Path.Combine(_folder.Path, "a", "b");
        await using (var store = SqliteStore.Open(deep))
        {
            await store.Append(First("1"));
        }

        Assert.True(System.IO.File.Exists(Path.Combine(deep, "reminders.db")));
    }

    [Fact]
    public async Task ASecondWriterOnTheSameFolder_IsRefusedUntilTheFirstIsClosed()
    {
        await using (SqliteStore.Open(_folder.Path))
        {
            Refused($"another process is writing to {_folder.Path}");
        }

        await SqliteStore.Open(_folder.Path).DisposeAsync();
    }

    [Fact]
    public async Task ClosingTwice_IsFine()
    {
        var store = SqliteStore.Open(_folder.Path);
        await store.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public void AFileThatIsNoDatabase_IsRefusedAndLeftAlone()
    {
        System.IO.File.WriteAllText(File, new string('x', 8192));

        Refused($"{File}: it is not a database. Restore it from a backup");
        Assert.Equal(8192, new FileInfo(File).Length);
    }

    [Fact]
    public void AnotherProgramsDatabase_IsRefusedAndLeftAlone()
    {
        Execute("CREATE TABLE theirs(x); INSERT INTO theirs VALUES (1)");

        Refused($"{File} is a database, but not a Reminders ledger");
    }

    [Fact]
    public async Task ANewerVersionsDatabase_IsRefused()
    {
        await SqliteStore.Open(_folder.Path).DisposeAsync();
        Execute($"PRAGMA user_version = {Schema.Version + 1}");

        Refused($"{File} was written by a newer version of Reminders");
    }

    [Fact]
    public async Task ADamagedDatabase_IsToldWhenItIsRead()
    {
        await Fill(500);
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
        await System.IO.File.WriteAllBytesAsync(File, bytes);

        var told = await Assert.ThrowsAsync<LedgerUnavailableException>(async () =>
        {
            await using var store = SqliteStore.Open(_folder.Path);
            await store.Cases(new CaseQuery("acme", Start, 10));
        });
        Assert.Contains($"{File}: it is damaged", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseCutShort_IsTold()
    {
        await Fill(500);
        await using (var file = System.IO.File.OpenWrite(File))
        {
            file.SetLength(file.Length / 2);
        }

        var told = await Assert.ThrowsAsync<LedgerUnavailableException>(async () =>
        {
            await using var store = SqliteStore.Open(_folder.Path);
            for (var number = 0; number < 500; number++)
            {
                await store.Read(Sleeping(number).Stream);
            }
        });
        Assert.Contains(File, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatIsAFile_IsRefused()
    {
        var file = Path.Combine(_folder.Path, "file");
        System.IO.File.WriteAllText(file, "x");

        var refused = Assert.Throws<LedgerUnavailableException>(() => SqliteStore.Open(file));
        Assert.StartsWith($"{file} cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [NotAsRootFact]
    [UnsupportedOSPlatform("windows")]
    public void AFolderThatIsReadOnly_IsRefused()
    {
        System.IO.File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Refused($"{_folder.Path} cannot be written");
        }
        finally
        {
            System.IO.File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [NotAsRootFact]
    [UnsupportedOSPlatform("windows")]
    public async Task AFileThatIsReadOnly_IsRefused()
    {
        await Fill(1);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);

        Refused($"{File}: it cannot be written");
    }

    [Fact]
    public async Task WhileAnotherProgramHoldsTheWriteLock_AppendsFailAndThenGoOn()
    {
        await using var store = SqliteStore.Open(_folder.Path, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(10) });
        using (var other = Connect())
        {
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();

            var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(() => store.Append(First("1")));
            Assert.Contains($"{File}: another program keeps it locked", failure.Message, StringComparison.Ordinal);
            Assert.Empty((await store.Read(Stream("1"))).Events);
        }

        Assert.IsType<AppendResult.Appended>(await store.Append(First("1")));
    }

    private void Refused(string message) =>
        Assert.StartsWith(
            message, Assert.Throws<LedgerUnavailableException>(() => SqliteStore.Open(_folder.Path)).Message, StringComparison.Ordinal);

    private async Task Fill(int invoices)
    {
        await using var store = SqliteStore.Open(_folder.Path);
        await Task.WhenAll(Enumerable.Range(0, invoices).Select(number => store.Append(Sleeping(number))));
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
