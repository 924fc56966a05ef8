using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Simulation.Ledgers;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Stores.Tests.Model;

/// <summary>Cases and queries read off numbers, in a store and in the model.</summary>
internal sealed class RandomLists(IStoreUnderTest store)
{
    private static readonly LocalDate Due = new(2025, 2, 27);

    private readonly MemoryStore _model = new();

    public async Task Fill(int[] numbers)
    {
        foreach (var number in numbers)
        {
            // Few ids: some cases are written again, with another row.
            var stream = StreamId.Invoice("acme", $"{number % 40}");
            var append = new Append
            {
                Stream = stream,
                Head = (await _model.Read(stream)).Head,
                Events = [new NewEvent("noted", 1, "{}")],
                At = Picker.Start,
                Actor = "system",
                Rows = new StreamRows(Row(stream.Id, new Picker(number))),
            };
            Assert.Equal(await _model.Append(append), await store.Ledger.Append(append));
        }
    }

    public async Task Compare(int number)
    {
        var query = Query(new Picker(number));
        var expected = await Paging.All(cursor => _model.Cases(query with { Cursor = cursor }), query.Limit);
        Assert.Equal(expected, await Paging.All(cursor => store.Projections.Cases(query with { Cursor = cursor }), query.Limit));
        var counts = await _model.CountByStatus("acme", query.Now);
        var actual = await store.Projections.CountByStatus("acme", query.Now);
        Assert.All(
            Enum.GetValues<CaseStatus>(),
            status => Assert.Equal(counts.GetValueOrDefault(status), actual.GetValueOrDefault(status)));
        Assert.Equal(await _model.OpenCasesOf("acme", "c1"), await store.Projections.OpenCasesOf("acme", "c1"));
    }

    private static CaseRow Row(string id, Picker pick) => new(
        id,
        pick.One("N-1", "n_2", "Ä%3"),
        $"c{pick.Below(3)}",
        pick.One(Enum.GetValues<CaseState>()),
        Picker.Start + Duration.FromMinutes(pick.Below(4)),
        Due.PlusDays(pick.Below(5)),
        pick.One("new", "loyal"),
        pick.Below(1000),
        "EUR",
        pick.One("RF 1", "ä2", null));

    private static CaseQuery Query(Picker pick) => new("acme", pick.Time() ?? Picker.Start, 1 + pick.Below(7))
    {
        Status = pick.Below(2) == 0 ? pick.One(Enum.GetValues<CaseStatus>()) : null,
        CustomerId = pick.Seldom($"c{pick.Below(3)}"),
        Segment = pick.Seldom(pick.One("new", "loyal")),
        DueFrom = pick.Below(4) == 0 ? Due.PlusDays(pick.Below(5)) : null,
        DueTo = pick.Below(4) == 0 ? Due.PlusDays(pick.Below(5)) : null,
        Text = pick.Seldom(pick.One("1", "ä", "%", "_", "rf")),
    };
}
