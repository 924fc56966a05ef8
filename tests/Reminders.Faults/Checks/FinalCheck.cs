using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Faults.Running;

namespace Reminders.Faults.Checks;

/// <summary>What must hold once all troubles are over: P3 (nothing sleeps for ever), P8 (replaying), and P5.</summary>
internal static class FinalCheck
{
    // Later than this nobody comes any more.
    private static readonly Duration Overdue = Duration.FromHours(2);

    public static void Run(World world)
    {
        var streams = new Dictionary<StreamId, List<(StoredEvent Event, JsonObject Item)>>();
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            foreach (var stream in world.Store.Streams(kind).ToBlockingEnumerable())
            {
                var read = world.Store.Read(stream).GetAwaiter().GetResult();
                streams[stream] = [.. read.Events.Select(stored => (stored, JsonNode.Parse(stored.Json)!.AsObject()))];
                Sleeps(world, stream, read.Head);
                Replays(world, stream, read.Events);
            }
        }

        MoneyCheck.Run(world, streams);
    }

    private static void Sleeps(World world, StreamId stream, Head head)
    {
        if (head.WakeAt < world.Now - Overdue)
        {
            world.Watch.Broken($"P3 {stream.Name}: was due at {head.WakeAt} and nobody came until {world.Now}");
        }

        if (stream.Kind != StreamKind.Invoice || !world.Watch.Invoices.TryGetValue(stream.Id, out var invoice))
        {
            return;
        }

        if (invoice.Open.Count > 0)
        {
            world.Watch.Broken($"P3 {stream.Name}: {string.Join(",", invoice.Open)} never had an outcome");
        }

        if (invoice.IsClosed)
        {
            return;
        }

        if (world.View(stream.Id) is not { } view)
        {
            world.Watch.Broken($"P8 {stream.Name}: cannot be shown");
            return;
        }

        if (head.WakeAt is null && view.WaitsFor is null && !TasksOf(world.Watch.RowsOf(stream)).Any())
        {
            world.Watch.Broken($"P3 {stream.Name}: sleeps for ever and waits for nobody");
        }

        if (view.Explanation.IsEmpty)
        {
            world.Watch.Broken($"P8 {stream.Name}: nothing explains why it is where it is");
        }
    }

    // The lists as written beside each append are what replaying gives; events survive being read and written.
    private static void Replays(World world, StreamId stream, IReadOnlyList<StoredEvent> events)
    {
        var rows = new RowMaker(world).Of(stream, events);
        var shown = world.Watch.RowsOf(stream);
        if (rows.Case != shown.Case || rows.Payment != shown.Payment || !TasksOf(rows).SequenceEqual(TasksOf(shown)))
        {
            world.Watch.Broken($"P8 {stream.Name}: replaying gives {rows.Case} {rows.Payment}, the last append said {shown.Case} {shown.Payment}");
        }

        foreach (var stored in world.ReadsBack ? events : [])
        {
            if (EventFormat.Write(EventFormat.Read(stream.Kind, stored)).Json != stored.Json)
            {
                world.Watch.Broken($"P8 {stream.Name}#{stored.Sequence}: reads differently than it was written");
            }
        }
    }

    private static IEnumerable<TaskRow> TasksOf(StreamRows rows) => rows.Tasks.IsDefault ? [] : rows.Tasks;
}
