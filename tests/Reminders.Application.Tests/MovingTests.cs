using System.Text;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Projections;
using Reminders.Sqlite;

namespace Reminders.Application.Tests;

/// <summary>What a ledger may hold that ordinary lives seldom do.</summary>
public sealed class MovingTests
{
    private static readonly StreamId Stream = StreamId.Customer(World.Main, "c1");

    [Fact]
    public async Task ManyKeysAndLargeEvents_AreMovedInAppendsOfTheRightSize()
    {
        await using var from = new World("2026-06-01 10:00");
        var head = Head.New;
        foreach (var part in Enumerable.Range(0, 4))
        {
            head = await Add(from, head, events: 1, bytes: 10, keys: Enumerable.Range(0, 39).Select(key => $"{part}-{key}"));
        }

        head = await Add(from, head, events: 39, bytes: 20_000, keys: []);
        await Add(from, head, events: 3, bytes: 300_000, keys: ["last \"key\" ~ ü"]);

        await using var to = new World("2026-06-01 10:00");
        var first = await Export(from);
        await Import(to, first);

        Assert.Equal(first, await Export(to));
        Assert.Equal((await from.Ledger.Read(Stream)).Events, (await to.Ledger.Read(Stream)).Events);
        Assert.True(await to.Ledger.HasKey(Stream, "2-38"));
    }

    [Fact]
    public async Task AnEmptyLedger_IsMovedToo()
    {
        await using var from = new World("2026-06-01 10:00");
        await using var to = new World("2026-06-01 10:00");

        Assert.Equal(0, (await Import(to, await Export(from))).Streams);
    }

    [Fact]
    public async Task WhatIsWrittenMeanwhile_IsNotInTheExport()
    {
        await using var world = new World("2026-06-01 10:00");
        await world.Register("i1");
        using var snapshot = SqliteSnapshot.Open(world.Folder);
        using var first = new MemoryStream();
        await Exporter.Export(snapshot, first);

        await world.Register("i2");
        using var second = new MemoryStream();
        await Exporter.Export(snapshot, second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public async Task ATargetThatWritesSomethingElse_IsFoundOut()
    {
        await using var from = new World("2026-06-01 10:00");
        await from.Register("i1");
        await using var to = new World("2026-06-01 10:00");
        using var written = SqliteSnapshot.Open(from.Folder);
        using var file = new MemoryStream(await Export(from));
        await from.Register("i2");

        var found = await Assert.ThrowsAsync<ImportException>(() => new Importer(to.Ledger, to.Store, new RowMaker(to)).Import(file, written));

        Assert.Contains("does not read back", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErasedDocument_StaysErased()
    {
        await using var from = new World("2026-06-01 10:00");
        await from.Ledger.Append(new Append
        {
            Stream = Stream, Head = Head.New, At = from.GetCurrentInstant(), Actor = "system", Events = [new NewEvent("churned", 1, "{}")],
            Documents = [new NewDocument("kept", "text/plain", "ü\n"u8.ToArray()), new NewDocument("erased", "text/plain", "x"u8.ToArray())],
        });
        await from.Store.Erase("erased");
        await using var to = new World("2027-06-01 10:00");

        await Import(to, await Export(from));

        Assert.Null(await to.Store.Get("erased"));
        var kept = await to.Store.Get("kept");
        Assert.Equal(("ü\n", from.GetCurrentInstant()), (Encoding.UTF8.GetString(kept!.Content.Span), kept.StoredAt));
    }

    private static async Task<Head> Add(World world, Head head, int events, int bytes, IEnumerable<string> keys) =>
        Assert.IsType<AppendResult.Appended>(await world.Ledger.Append(new Append
        {
            Stream = Stream,
            Head = head,
            At = world.GetCurrentInstant(),
            Actor = "system",
            Events = [.. Enumerable.Range(0, events).Select(_ => new NewEvent("churned", 1, $$"""{"more":"{{new string('x', bytes)}}"}"""))],
            Keys = [.. keys],
            WakeAt = world.GetCurrentInstant() + Duration.FromDays(1),
        })).Head;

    private static async Task<byte[]> Export(World world)
    {
        using var snapshot = SqliteSnapshot.Open(world.Folder);
        using var file = new MemoryStream();
        await Exporter.Export(snapshot, file);
        return file.ToArray();
    }

    private static async Task<MoveSummary> Import(World world, byte[] bytes)
    {
        using var written = SqliteSnapshot.Open(world.Folder);
        using var file = new MemoryStream(bytes);
        return await new Importer(world.Ledger, world.Store, new RowMaker(world)).Import(file, written);
    }
}
