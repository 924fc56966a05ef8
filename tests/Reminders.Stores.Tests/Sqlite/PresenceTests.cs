using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>What is answered without looking into the file is what the file would have answered.</summary>
public sealed class PresenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatWasWrittenInAnEarlierLife_IsFound(bool filled)
    {
        await using (var before = SqliteStore.Open(_folder.Path))
        {
            await Write(before);
        }

        await using var store = SqliteStore.Open(_folder.Path);
        await (filled ? store.Filled : Task.CompletedTask);
        await IsFound(store);
    }

    [Fact]
    public async Task WhatIsWrittenNow_IsFound()
    {
        await using var store = SqliteStore.Open(_folder.Path);
        await store.Filled;
        await Write(store);

        await IsFound(store);
    }

    [Fact]
    public async Task WhatIsNew_CostsNoRead()
    {
        await using var store = SqliteStore.Open(_folder.Path);
        await store.Filled;
        await Write(store);
        var before = await store.ReadingWork();

        Assert.Equal(0, (await store.Read(Stream("new"))).Head.Version);
        Assert.Empty(await store.UnmatchedPaymentsFor("acme", "new", "RF00"));
        Assert.Empty(await store.StreamsWith("acme", StreamKind.Payment, ["clue/other"], 5));

        Assert.Equal(before, await store.ReadingWork());
    }

    private static async Task Write(SqliteStore store)
    {
        await store.Append(First("old"));
        await store.Append(First("waits") with
        {
            Stream = StreamId.Payment("acme", "bank", "P-1"),
            Rows = new StreamRows(Payment: new PaymentRow("bank", "P-1", 11900, 11900, "EUR", new LocalDate(2025, 3, 1), "INV-1", "RF 18 x", Start))
            {
                Keys = ["clue/one"],
            },
        });
    }

    private static async Task IsFound(SqliteStore store)
    {
        Assert.Equal(1, (await store.Read(Stream("old"))).Head.Version);
        Assert.Single(await store.UnmatchedPaymentsFor("acme", "INV-1", null));
        Assert.Single(await store.UnmatchedPaymentsFor("acme", "INV-2", "RF18X"));
        Assert.Equal(["bank/P-1"], await store.StreamsWith("acme", StreamKind.Payment, ["clue/other", "clue/one"], 5));
    }
}
