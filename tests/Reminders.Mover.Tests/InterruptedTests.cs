using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Projections;
using Reminders.Tables.Tests.Server;

namespace Reminders.Mover.Tests;

/// <summary>An import into tables that is stopped anywhere is run again and goes on; until it is done nothing of it is due.</summary>
public sealed class InterruptedTests
{
    private static readonly NodaTime.Instant End = World.At("2027-12-31 00:00");

    [StoreTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task StoppedAtRandomMoments_RunAgain_IsTheSameLedger(int seed)
    {
        var random = new Random(seed);
        await using var local = await LivelyWorld.Create();
        var file = await local.Export();
        await using var cloud = await TablesUnderTest.OpenStore();
        var stops = 0;
        for (var left = 1; ; left += random.Next(20, 120))
        {
            var writes = 0;
            cloud.Fault.Decide = request => Fault.IsWrite(request) && Interlocked.Increment(ref writes) > left ? Fate.Killed : Fate.Arrives;
            if (await Ends(cloud, local, file))
            {
                break;
            }

            stops++;
            await cloud.Reopen();
            Assert.True(await cloud.Store.IsImporting());
            Assert.Empty(await cloud.Store.Due(End, 10));
        }

        Assert.True(stops > 2);
        await cloud.Reopen();
        Assert.False(await cloud.Store.IsImporting());
        Assert.Equal(file, await LivelyWorld.Bytes(cloud.Store));
        Assert.Equal(await LivelyWorld.Lists(local.Store), await LivelyWorld.Lists(cloud.Store));
        Assert.Equal(await local.Store.Due(End, 1000), await cloud.Store.Due(End, 1000));
    }

    [StoreFact]
    public async Task AnotherFileAfterAStop_IsRefused()
    {
        await using var local = await LivelyWorld.Create();
        var file = await local.Export();
        await local.Register("new", due: "2026-09-01");
        await local.Pay("1.00", "p-new", "part");
        var other = await local.Export();
        await using var cloud = await TablesUnderTest.OpenStore();
        var reads = 0;
        cloud.Fault.Decide = request => !Fault.IsWrite(request) && request.Uri.Path.EndsWith("-documents", StringComparison.Ordinal) && ++reads > 1
            ? Fate.Killed : Fate.Arrives; // all is written, and not read back
        await Assert.ThrowsAsync<KilledException>(() => Import(cloud, local, other));
        await cloud.Reopen();

        var refused = await Assert.ThrowsAsync<ImportException>(() => Import(cloud, local, file));

        Assert.Contains("is not what the file has", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.Line > 1);
        await Import(cloud, local, other);
        Assert.Equal(other, await LivelyWorld.Bytes(cloud.Store));
    }

    private static async Task<bool> Ends(TablesUnderTest cloud, World local, byte[] file)
    {
        try
        {
            await Import(cloud, local, file);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    private static async Task Import(TablesUnderTest cloud, World local, byte[] file)
    {
        using var from = new MemoryStream(file);
        await new Importer(cloud.Store, cloud.Store, new RowMaker(local)).Import(from, cloud.Store);
    }
}
