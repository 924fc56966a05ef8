using System.Text;
using Reminders.Application.Ledger;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>What is on the disk: full, killed, erased, and how much of it.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFullDisk_FailsAppendsUntilThereIsSpaceAgain()
    {
        await using var store = SqliteStore.Open(_folder.Path);
        await store.Append(First("before"));
        await store.LimitSize(pages: 1);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(() => store.Append(Large));
            Assert.Contains("reminders.db: no space left on its disk", failure.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await store.Read(Large.Stream)).Events);
        Assert.Single((await store.Read(Stream("before"))).Events);

        await store.LimitSize(pages: 1_000_000);
        Assert.IsType<AppendResult.Appended>(await store.Append(Large));
        Assert.NotNull(await store.Get("large"));
    }

    [Fact]
    public async Task AProcessKilledAnywhere_LeavesEveryAnsweredAppend()
    {
        var copies = new List<TemporaryFolder>();
        try
        {
            await using (var store = SqliteStore.Open(_folder.Path, new SqliteStoreOptions { BeforeCommit = Copy }))
            {
                var head = Head.New;
                for (var n = 0; n < 8; n++)
                {
                    head = ((AppendResult.Appended)await store.Append(First("1", $"{n}") with { Head = head })).Head;
                }
            }

            for (var commits = 0; commits < copies.Count; commits++)
            {
                await using var after = SqliteStore.Open(copies[commits].Path);
                var read = await after.Read(Stream("1"));
                Assert.Equal(commits, read.Head.Version);
                Assert.Equal(commits, read.Events.Count);
                Assert.True(commits == 0 || await after.HasKey(Stream("1"), $"{commits - 1}"));
            }

            Assert.Equal(8, copies.Count);
        }
        finally
        {
            copies.ForEach(copy => copy.Dispose());
        }

        void Copy()
        {
            var copy = new TemporaryFolder();
            _folder.CopyTo(copy);
            copies.Add(copy);
        }
    }

    [Fact]
    public async Task AnErasedDocument_IsInNoFileAnyMore()
    {
        const string secret = "Erika Mustermann, Heidestr. 17";
        await using var store = SqliteStore.Open(_folder.Path);
        await store.Append(First("1") with { Documents = [Document("doc", 1) with { Content = Encoding.UTF8.GetBytes(secret) }] });
        Assert.True(Found(secret));

        await store.Erase("doc");

        Assert.False(Found(secret));
    }

    [Fact]
    public async Task ASleepingInvoice_TakesLessThanTwoKilobytes()
    {
        const int invoices = 4000;
        await using (var store = SqliteStore.Open(_folder.Path))
        {
            await Task.WhenAll(Enumerable.Range(0, invoices).Select(number => store.Append(Sleeping(number))));
        }

        Assert.InRange(new FileInfo(Path.Combine(_folder.Path, "reminders.db")).Length / invoices, 0, 2000);
    }

    private static Append Large => First("large") with { Documents = [Document("large", 7, length: 500_000)] };

    private bool Found(string text) => Directory.GetFiles(_folder.Path, "reminders.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
