using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Tests;

public sealed class PublisherTests
{
    [Fact]
    public void EveryEventOfACase_IsToldOrDeliberatelyNot()
    {
        foreach (var type in typeof(InvoiceEvent).GetNestedTypes())
        {
            Assert.True(OutboundTypes.TryFind(char.ToLowerInvariant(type.Name[0]) + type.Name[1..], out _), type.Name);
        }
    }

    [Fact]
    public void TheReadme_ListsEveryTypeThatIsTold()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reminders.sln")))
        {
            folder = folder.Parent!;
        }

        var listed = File.ReadLines(Path.Combine(folder.FullName, "README.md"))
            .SkipWhile(line => !line.Contains("each after `reminders.`", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('`').Where((_, index) => index % 2 == 1))
            .Select(type => $"reminders.{type}");
        var told = typeof(InvoiceEvent).GetNestedTypes()
            .Select(type => OutboundTypes.TryFind(char.ToLowerInvariant(type.Name[0]) + type.Name[1..], out var name) ? name : null)
            .OfType<string>();

        Assert.Equal(told.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ALife_IsToldInOrder_AsCloudEventsWithoutPersonalData()
    {
        await using var world = new World("2026-06-01 10:00", publishes: true);
        var sink = new RandomSink(_ => 2);
        await world.Register(with: invoice => invoice with { PaymentUrl = "https://pay.example/secret-token" });
        await world.RunTo("2026-06-12 12:00");
        await world.Pay("100.00");

        Assert.Null(await Publisher(world, sink).Run());

        var told = sink.Told[StreamId.Invoice(World.Main, "i1")];
        Assert.Equal(
            ["reminders.invoice.registered", "reminders.reminder.sent", "reminders.payment.received", "reminders.case.closed"],
            told.Select(one => one.Type));
        var sent = JsonNode.Parse(told[1].Json)!;
        Assert.Equal("1.0", (string?)sent["specversion"]);
        Assert.Equal("/creditors/main", (string?)sent["source"]);
        Assert.Equal("i1", (string?)sent["subject"]);
        Assert.Equal($"invoice/main~i1#{told[1].Sequence}", (string?)sent["id"]);
        Assert.Equal("soft", (string?)sent["data"]!["step"]);
        Assert.Equal("100.00", (string?)JsonNode.Parse(told[2].Json)!["data"]!["amount"]);
        Assert.Equal("EUR", (string?)JsonNode.Parse(told[2].Json)!["data"]!["currency"]);
        Assert.All(told, one =>
        {
            Assert.DoesNotContain("Ada", one.Json, StringComparison.Ordinal);
            Assert.DoesNotContain("example.com", one.Json, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-token", one.Json, StringComparison.Ordinal);
            Assert.DoesNotContain("hash", one.Json, StringComparison.Ordinal);
        });
        Assert.Null(await Publisher(world, sink).Run());
        Assert.Equal(4, told.Count);
    }

    [Fact]
    public async Task ARefusedCase_HoldsUpNoOther_AndGoesOnWhereItWas()
    {
        await using var world = new World("2026-06-01 10:00", publishes: true);
        await world.Register("i1");
        await world.Register("i2");
        var down = true;
        var sink = new RandomSink(one => down && one.Stream.Id == "i1" ? 1 : 2);

        Assert.Equal(RandomSink.Wait, await Publisher(world, sink).Run());
        Assert.Equal(["i2"], sink.Told.Keys.Select(stream => stream.Id));

        down = false;
        Assert.Null(await Publisher(world, sink).Run());
        Assert.Single(sink.Told[StreamId.Invoice(World.Main, "i1")]);
    }

    [Fact]
    public async Task ASinkThatCloses_IsAskedNoMore_AndLaterGetsEverything()
    {
        const int cases = 40;
        await using var world = new World("2026-06-01 10:00", publishes: true);
        for (var n = 0; n < cases; n++)
        {
            await world.Register($"i{n}");
        }

        var asked = 0;
        var sink = new RandomSink(_ => Interlocked.Increment(ref asked) == 1 ? 4 : 2);

        Assert.Equal(RandomSink.Wait, await Publisher(world, sink).Run());
        // Those already under way may come after it.
        Assert.InRange(asked, 1, 16);

        Assert.Null(await Publisher(world, sink).Run());
        Assert.Equal(cases, sink.Told.Count);
    }

    [Fact]
    public async Task AnEventLongerThanOthersHaveToTake_IsToldWithoutItsFields()
    {
        await using var world = new World("2026-06-01 10:00", publishes: true);
        var stream = StreamId.Invoice(World.Main, "i1");
        await world.Ledger.Append(new Append
        {
            Stream = stream, Head = Head.New, At = world.GetCurrentInstant(), Actor = "system",
            Events = [new NewEvent("holdPlaced", EventFormat.Current, $$"""{ "kind": "{{new string('ö', 40_000)}}" }""")],
        });
        var sink = new RandomSink(_ => 2);

        Assert.Null(await Publisher(world, sink).Run());

        var told = Assert.Single(sink.Told[stream]);
        Assert.InRange(Encoding.UTF8.GetByteCount(told.Json), 1, OutboundEvent.MaxBytes);
        var data = JsonNode.Parse(told.Json)!["data"]!;
        Assert.Equal(("holdPlaced", 1, true), ((string?)data["type"], (int)data["sequence"]!, (bool)data["shortened"]!));
        Assert.Null(data["kind"]);
    }

    /// <summary>Two hosts run their timers at once: events repeat, and none comes before an earlier one of its case has come.</summary>
    [Fact]
    public async Task TwoAtOnce_RepeatEventsAndNeverOvertake()
    {
        await using var world = new World("2026-06-01 10:00", publishes: true);
        for (var n = 0; n < 8; n++)
        {
            await world.Register($"i{n}");
            await world.Act(new CaseCommand.PlaceHold(null), $"i{n}");
            await world.Act(new CaseCommand.Cancel(), $"i{n}");
        }

        var sink = new RandomSink(_ => 2);
        var other = new RandomSink(_ => 2) { Told = sink.Told };

        await Task.WhenAll(Task.Run(() => Publisher(world, sink).Run()), Task.Run(() => Publisher(world, other).Run()));

        Assert.Empty(await world.Store.Unpublished("", 10));
        foreach (var (stream, told) in sink.Told)
        {
            var expected = (await world.Ledger.Read(stream)).Events
                .Where(stored => OutboundTypes.TryFind(stored.Type, out var type) && type is not null)
                .Select(stored => stored.Sequence);
            Assert.Equal(expected, RandomSink.WithoutRepeats(told));
        }
    }

    [Fact]
    public async Task AnEventOfANewerVersion_IsNeitherToldNorSkipped()
    {
        await using var world = new World("2026-06-01 10:00", publishes: true);
        var stream = StreamId.Invoice(World.Main, "i1");
        await world.Ledger.Append(new Append
        {
            Stream = stream, Head = Head.New, At = world.GetCurrentInstant(), Actor = "system", Events = [new NewEvent("frozen", 1, "{}")],
        });

        Assert.NotNull(await Publisher(world, new RandomSink(_ => 2)).Run());
        Assert.Equal([new Unpublished(stream, 0)], await world.Store.Unpublished("", 10));
    }

    /// <summary>0: the process dies before the sink has it, 3: after; 1: refused; 4: closed; else taken.</summary>
    [Fact]
    public void WhereverItFailsOrDies_EveryCaseIsToldCompletelyAndInOrder()
    {
        var fates = Gen.Choose(0, 9).ArrayOf().Resize(40);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Arb.From(fates), numbers =>
        {
            Live(numbers).GetAwaiter().GetResult();
            return true;
        }));
    }

    private static async Task Live(int[] fates)
    {
        await using var world = new World("2026-06-01 10:00", publishes: true);
        var next = -1;
        var sink = new RandomSink(_ => Interlocked.Increment(ref next) < fates.Length ? fates[next % fates.Length] : 9);
        await world.Register("i1");
        await Tell(world, sink);
        await world.Register("i2");
        await world.Act(new CaseCommand.Cancel(), "i2");
        await Tell(world, sink);
        await world.RunTo("2026-06-12 12:00");
        await Tell(world, sink);
        await world.Pay("40.00");
        await world.Pay("60.00", "p2");
        while (next < fates.Length || (await world.Store.Unpublished("", 1)).Count > 0)
        {
            if (!await Tell(world, sink) && (await world.Store.Unpublished("", 1)).Count == 0)
            {
                break;
            }
        }

        foreach (var id in new[] { "i1", "i2" })
        {
            var expected = (await world.Ledger.Read(StreamId.Invoice(World.Main, id))).Events
                .Where(stored => OutboundTypes.TryFind(stored.Type, out var type) && type is not null)
                .Select(stored => stored.Sequence);
            Assert.Equal(expected, RandomSink.WithoutRepeats(sink.Told[StreamId.Invoice(World.Main, id)]));
        }
    }

    /// <summary>One run of a process that may die in it. True if something is left to do.</summary>
    private static async Task<bool> Tell(World world, RandomSink sink)
    {
        try
        {
            return await Publisher(world, sink).Run() is not null;
        }
        catch (RandomSink.DiedException)
        {
            return true;
        }
    }

    private static Publisher Publisher(World world, IEventSink sink) => new(world.Ledger, world.Store, sink);

    private sealed class RandomSink(Func<OutboundEvent, int> fate) : IEventSink
    {
        public static readonly Duration Wait = Duration.FromMinutes(5);

        public ConcurrentDictionary<StreamId, List<OutboundEvent>> Told { get; init; } = new();

        /// <summary>
        /// The sequences as a receiver keeps them that leaves out ids it has seen. A repeat may only go back to what it has, never
        /// jump over something it has not.
        /// </summary>
        public static List<int> WithoutRepeats(List<OutboundEvent> told)
        {
            var kept = new List<int>();
            foreach (var one in told.Where(one => !kept.Contains(one.Sequence)))
            {
                kept.Add(one.Sequence);
            }

            return kept;
        }

        public Task<Publication> Publish(string creditor, OutboundEvent happened, CancellationToken cancellation = default)
        {
            var what = fate(happened);
            if (what == 0)
            {
                throw new DiedException();
            }

            if (what == 1)
            {
                return Task.FromResult<Publication>(new Publication.Failed(Wait));
            }

            if (what == 4)
            {
                return Task.FromResult<Publication>(new Publication.Closed(Wait));
            }

            var told = Told.GetOrAdd(happened.Stream, _ => []);
            lock (told)
            {
                told.Add(happened);
            }

            return what == 3 ? throw new DiedException() : Task.FromResult<Publication>(new Publication.Delivered());
        }

        public sealed class DiedException : Exception;
    }
}
