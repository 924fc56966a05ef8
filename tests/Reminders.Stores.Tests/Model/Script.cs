using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Simulation.Ledgers;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Stores.Tests.Model;

/// <summary>Does the same to a store and to the model and compares every answer. What to do is read off a number.</summary>
internal sealed class Script(IStoreUnderTest store)
{
    private static readonly StreamId[] Streams =
    [
        StreamId.Invoice("acme", "a"),
        StreamId.Invoice("acme", "b"),
        StreamId.Invoice("other", "a"),
        StreamId.Payment("acme", "bank", "p"),
    ];

    private readonly MemoryStore _model = new();

    // Two callers, each with what it last read: so heads go stale.
    private readonly Dictionary<(int Caller, StreamId Stream), Head> _heads = [];

    public async Task Step(int seed)
    {
        var pick = new Picker(seed);
        var stream = pick.One(Streams);
        var caller = (pick.Below(2), stream);
        var head = _heads.GetValueOrDefault(caller);
        switch (pick.Below(8))
        {
            case 0 or 1 or 2 or 3:
                var append = AppendOf(stream, head, pick);
                if (await Same(ledger => ledger.Append(append)) is AppendResult.Appended(var next))
                {
                    _heads[caller] = next;
                }

                break;
            case 4:
                var wakeAt = pick.Time();
                await Same(ledger => ledger.SetWake(stream, head, wakeAt));
                break;
            case 5:
                StreamId[] rung = [stream, pick.One(Streams)];
                var at = pick.Time() ?? Picker.Start;
                await store.Ledger.Ring(rung, at);
                await _model.Ring(rung, at);
                break;
            default:
                _heads[caller] = await Same(async ledger => (await ledger.Read(stream)).Head);
                break;
        }
    }

    public async Task CompareAll()
    {
        foreach (var stream in Streams)
        {
            var (actual, expected) = (await store.Ledger.Read(stream), await _model.Read(stream));
            Assert.Equal(expected.Head, actual.Head);
            Assert.Equal(expected.Events, actual.Events);
        }

        await Same(ledger => ledger.NextWake());
        var tomorrow = Picker.Start + Duration.FromDays(1);
        Assert.Equal(await _model.Due(tomorrow, 3), await store.Ledger.Due(tomorrow, 3));
        var query = new CaseQuery("acme", Picker.Start, 10);
        Assert.Equal((await _model.Cases(query)).Items, (await store.Projections.Cases(query)).Items);
        Assert.Equal((await _model.Tasks("acme", null, 10)).Items, (await store.Projections.Tasks("acme", null, 10)).Items);
        Assert.Equal(
            (await _model.UnmatchedPayments("acme", null, 10)).Items, (await store.Projections.UnmatchedPayments("acme", null, 10)).Items);
        Assert.Equal(await _model.CasesByReference("acme", "R1", 10), await store.Projections.CasesByReference("acme", "R1", 10));
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            Assert.Equal(
                await _model.StreamsWith("acme", kind, ["k0", "k2"], 10), await store.Projections.StreamsWith("acme", kind, ["k0", "k2"], 10));
        }
    }

    private static Append AppendOf(StreamId stream, Head head, Picker pick) => new()
    {
        Stream = stream,
        Head = head,
        Events = [.. Enumerable.Range(0, 1 + pick.Below(2)).Select(n => new NewEvent($"type {n}", n, $"{pick.Below(100)}"))],
        Keys = pick.Below(3) == 0 ? [$"key {pick.Below(4)}"] : [],
        At = pick.Time() ?? Picker.Start,
        Actor = "system",
        WakeAt = pick.Time(),
        Rows = Rows(stream, pick),
    };

    private static StreamRows Rows(StreamId stream, Picker pick)
    {
        var row = new CaseRow(
            stream.Id,
            "n",
            "c",
            (CaseState)pick.Below(9),
            Picker.Start,
            new LocalDate(2025, 4, 1 + pick.Below(2)),
            "new",
            1,
            "EUR",
            "r-" + pick.Below(2));
        var task = new TaskRow(stream.Id + pick.Below(2), "call", null, "c", Picker.Start, "");
        var payment = new PaymentRow("bank", stream.Id, 5, pick.Below(2), "EUR", row.DueDate, null, null, Picker.Start);
        return new StreamRows(
            pick.Below(3) > 0 ? row : null,
            pick.Seldom(payment),
            pick.Below(4) == 0 ? ImmutableArray.Create(task) : default)
        {
            Keys = [.. Enumerable.Range(0, 3).Where(_ => pick.Below(2) == 0).Select(number => $"k{number}")],
        };
    }

    private async Task<T> Same<T>(Func<ILedger, Task<T>> call)
    {
        var expected = await call(_model);
        Assert.Equal(expected, await call(store.Ledger));
        return expected;
    }
}
