using Reminders.Application.Cases;
using Reminders.Application.Moving;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Sqlite;

namespace Reminders.Mover.Tests;

/// <summary>A ledger on SQLite with a case in every status, payments of every kind, customers, keys and documents.</summary>
internal static class LivelyWorld
{
    public const string Moved = "2026-06-15 12:00";
    private const string Reference = "RF18539007547034";

    public static async Task<World> Create()
    {
        var world = new World("2026-03-02 08:00");
        (string Id, string Due)[] invoices =
        [
            ("far", "2026-08-01"), ("soon", "2026-06-17"), ("late", "2026-06-01"), ("final", "2026-04-10"), ("over", "2026-04-11"),
            ("paid", "2026-05-02"), ("credited", "2026-05-03"), ("cancelled", "2026-05-04"), ("off", "2026-05-05"),
            ("held", "2026-06-02"), ("disputed", "2026-06-03"), ("promised", "2026-06-04"), ("reversed", "2026-06-05"), ("part", "2026-06-06"),
        ];
        foreach (var (id, due) in invoices)
        {
            await world.Register(id, due: due, issued: "2026-02-20", customer: World.Ada($"c-{id}"));
        }

        await world.RunTo("2026-06-10 11:00");
        await world.Act(new CaseCommand.Approve(), "over");
        await world.Act(new CaseCommand.ApplyCreditNote("cn", new MinorUnits(10000)), "credited");
        await world.Act(new CaseCommand.Cancel(), "cancelled");
        await world.Act(new CaseCommand.WriteOff(), "off");
        await world.Act(new CaseCommand.PlaceHold(null), "held");
        await world.Get<CaseActions>().Act(
            World.Main, "disputed", _ => new CaseCommand.OpenDispute(null), new ActionRequest("operator") { Reason = "never ordered, ü" });
        await world.Act(new CaseCommand.MakePromise(World.Date("2026-06-25"), null), "promised");
        await world.Pay("100.00", "p-paid", "paid");
        await world.Pay("100.00", "p-reversed", "reversed");
        await world.Reverse("100.00", "p-reversed");
        await world.Pay("30.00", "p-part", "part");
        await world.Pay("7.00", "p-lost", invoice: null, reference: Reference);
        await world.RunTo(Moved);
        return world;
    }

    /// <summary>A process of its own later on, whose ids are not those of the first.</summary>
    public static World Later()
    {
        var world = new World(Moved);
        for (var used = 0; used < 100_000; used++)
        {
            _ = world.New();
        }

        return world;
    }

    public static async Task<byte[]> Export(this World world)
    {
        using var snapshot = SqliteSnapshot.Open(world.Folder);
        return await Bytes(snapshot);
    }

    public static async Task<byte[]> Bytes(IExportSource source)
    {
        using var file = new MemoryStream();
        await Exporter.Export(source, file);
        return file.ToArray();
    }

    public static async Task Import(this World world, byte[] bytes)
    {
        using var written = SqliteSnapshot.Open(world.Folder);
        using var file = new MemoryStream(bytes);
        await new Importer(world.Ledger, world.Store, new RowMaker(world)).Import(file, written);
    }

    /// <summary>What operators see of all cases, tasks and payments.</summary>
    public static async Task<string> Lists(IProjections lists)
    {
        var now = World.At(Moved);
        var shown = new List<object?>();
        shown.AddRange((await lists.Cases(new CaseQuery(World.Main, now, 100))).Items);
        shown.AddRange((await lists.CountByStatus(World.Main, now)).OrderBy(one => one.Key).Select(one => (object)one));
        shown.AddRange((await lists.Tasks(World.Main, null, 100)).Items);
        shown.AddRange((await lists.UnmatchedPayments(World.Main, null, 100)).Items);
        shown.AddRange(await lists.UnmatchedPaymentsFor(World.Main, "none", Reference));
        shown.AddRange(await lists.PaymentsById(World.Main, "p-part"));
        shown.AddRange(await lists.OpenCasesOf(World.Main, "c-held"));
        return string.Join('\n', shown);
    }
}
