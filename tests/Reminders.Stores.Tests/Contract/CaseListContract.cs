using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Stores.Tests.Contract;

/// <summary>Lists, counts and searches of cases.</summary>
public abstract class CaseListContract : StoreContract
{
    private static readonly LocalDate Due = new(2025, 4, 1);
    private static readonly CaseQuery All = new("acme", Start, 100);

    [StoreFact]
    public async Task ACase_ReadsBackExactly()
    {
        var row = Row("INV-1") with
        {
            Number = "RE 2025/0001 – größer", OverdueAt = Start + Duration.FromTicks(3), OutstandingMinor = long.MaxValue, PaymentReference = null,
        };
        await Put(row);

        Assert.Equal([row], await Ids(All, found => found));
    }

    [StoreFact]
    public async Task ALaterAppend_ReplacesTheRow()
    {
        var head = await Put(Row("INV-1"));
        var changed = Row("INV-1") with { State = CaseState.Paid, OutstandingMinor = 0, CustomerId = "C-2", PaymentReference = "RF 99" };
        head = await Appended(After(head, Invoice) with { Rows = new StreamRows(changed) });

        Assert.Equal([changed], await Ids(All, found => found));
        Assert.Empty(await Ids(All with { Status = CaseStatus.Scheduled }));
        Assert.Empty(await Projections.OpenCasesOf("acme", "C-1"));
        Assert.Empty(await Projections.CasesByReference("acme", "RF18", 10));
        Assert.Equal(["INV-1"], await Projections.CasesByReference("acme", "RF99", 10));

        await Appended(After(head, Invoice));
        Assert.Empty(await Ids(All));
    }

    [StoreFact]
    public async Task Cases_ComeInOrderOfDueDateThenId()
    {
        foreach (var (id, days) in new[] { ("b", 1), ("z", 0), ("a", 1), ("c", -400), ("B", 1) })
        {
            await Put(Row(id) with { DueDate = Due.PlusDays(days), State = id == "a" ? CaseState.Paid : CaseState.Scheduled });
        }

        await Put(Row("a"), creditor: "other");

        Assert.Equal(["c", "z", "B", "a", "b"], await Ids(All));
    }

    [StoreFact]
    public async Task EachFilter_KeepsWhatItSays()
    {
        await Put(Row("INV-1") with { CustomerId = "C-1", Segment = "loyal", DueDate = Due, State = CaseState.Paused });
        await Put(Row("INV-2") with { CustomerId = "C-2", Segment = "loyal", DueDate = Due.PlusDays(1) });
        await Put(Row("INV-3") with { CustomerId = "C-1", Segment = "new", DueDate = Due.PlusDays(2), State = CaseState.Paid });

        Assert.Equal(["INV-1", "INV-3"], await Ids(All with { CustomerId = "C-1" }));
        Assert.Equal(["INV-3"], await Ids(All with { CustomerId = "C-1", Status = CaseStatus.Paid }));
        Assert.Equal(["INV-1", "INV-2"], await Ids(All with { Segment = "loyal" }));
        Assert.Equal(["INV-2", "INV-3"], await Ids(All with { DueFrom = Due.PlusDays(1) }));
        Assert.Equal(["INV-1", "INV-2"], await Ids(All with { DueTo = Due.PlusDays(1) }));
        Assert.Equal(["INV-2"], await Ids(All with { DueFrom = Due.PlusDays(1), DueTo = Due.PlusDays(1), Segment = "loyal", Text = "2" }));
        Assert.Empty(await Ids(All with { Creditor = "other" }));
        Assert.Empty(await Ids(All with { Segment = "loyal' OR 1=1 --" }));
    }

    [StoreTheory]
    [InlineData("inv-", "INV-1 INV-2")]
    [InlineData("_2025%", "INV-1")]
    [InlineData("100%", "INV-1")]
    [InlineData("%", "INV-1")]
    [InlineData("\\", "INV-2")]
    [InlineData("rf18 53", "INV-2")]
    [InlineData("GRÖSS", "")]
    [InlineData("GRÖß", "INV-2")]
    [InlineData("'", "INV-2")]
    [InlineData("", "INV-1 INV-2")]
    public async Task Text_IsFoundAnywhereIgnoringCaseAndTakenAsItIs(string text, string expected)
    {
        await Put(Row("INV-1") with { Number = "A_2025%100%", PaymentReference = "RF18539007547034" });
        await Put(Row("INV-2") with { Number = "größe\\'", PaymentReference = "RF18 5390" });

        Assert.Equal(expected, string.Join(' ', await Ids(All with { Text = text })));
    }

    [StoreFact]
    public async Task OverdueIsOpenAndPast_AndEachCaseHasOneStatus()
    {
        foreach (var state in Enum.GetValues<CaseState>())
        {
            await Put(Row($"{state}-past") with { State = state, OverdueAt = Start });
            await Put(Row($"{state}-to-come") with { State = state, OverdueAt = Start + Duration.FromTicks(1) });
        }

        var counts = await Projections.CountByStatus("acme", Start);
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            string[] expected = status switch
            {
                CaseStatus.Overdue => ["Reminding-past", "Scheduled-past"],
                CaseStatus.Scheduled or CaseStatus.Reminding => [$"{status}-to-come"],
                _ => [$"{status}-past", $"{status}-to-come"],
            };
            Assert.Equal(expected, await Ids(All with { Status = status }));
            Assert.Equal(expected.Length, counts.GetValueOrDefault(status));
        }

        Assert.Equal(0, (await Projections.CountByStatus("other", Start)).Values.Sum());
    }

    [StoreFact]
    public async Task OpenCasesOfACustomer_AreHersAndOpen()
    {
        foreach (var (id, customer, state) in new[]
        {
            ("c", "C-1", CaseState.AwaitingApproval), ("b", "C-2", CaseState.Scheduled), ("a", "C-1", CaseState.Paused), ("d", "C-1", CaseState.Paid),
        })
        {
            await Put(Row(id) with { CustomerId = customer, State = state });
        }

        Assert.Equal(["a", "c"], await Projections.OpenCasesOf("acme", "C-1"));
        Assert.Empty(await Projections.OpenCasesOf("other", "C-1"));
    }

    [StoreFact]
    public async Task CasesByReference_CompareLettersAndDigitsOnly()
    {
        await Put(Row("INV-1") with { PaymentReference = "rf18 5390-07" });
        await Put(Row("INV-2") with { PaymentReference = "RF18539007" });
        await Put(Row("INV-3") with { PaymentReference = "RF1853900" });
        await Put(Row("INV-4") with { PaymentReference = null });
        await Put(Row("INV-5") with { PaymentReference = " - " });

        Assert.Equal(["INV-1", "INV-2"], (await Projections.CasesByReference("acme", "RF18539007", 10)).Order());
        Assert.Single(await Projections.CasesByReference("acme", "RF18539007", 1));
        Assert.Empty(await Projections.CasesByReference("acme", "", 10));
        Assert.Empty(await Projections.CasesByReference("other", "RF18539007", 10));
    }

    [StoreFact]
    public async Task Pages_JoinWithoutGapOrRepeat()
    {
        for (var n = 0; n < 23; n++)
        {
            await Put(Row($"{n:D2}") with { DueDate = Due.PlusDays(n % 3), State = (CaseState)(n % 4) });
        }

        var whole = await Ids(All);
        Assert.Equal(23, whole.Count);
        foreach (var limit in new[] { 1, 5, 22, 23 })
        {
            Assert.Equal(whole, await Ids(All with { Limit = limit }));
        }
    }

    [StoreFact]
    public async Task PagesWhileOthersInsert_StillShowEveryCaseThatWasThereOnce()
    {
        for (var n = 0; n < 40; n++)
        {
            await Put(Row($"old {n:D2}") with { DueDate = Due.PlusDays(n % 10) });
        }

        var before = await Ids(All);
        var inserting = Task.Run(async () =>
        {
            for (var n = 0; n < 60; n++)
            {
                await Put(Row($"new {n:D2}") with { DueDate = Due.PlusDays(n % 12) });
            }
        });
        var during = await Ids(All with { Limit = 3 });
        await inserting;

        Assert.Equal(before, during.Where(id => id.StartsWith("old", StringComparison.Ordinal)));
        Assert.Equal(during.Count, during.Distinct().Count());
    }

    [StoreTheory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("!!!")]
    [InlineData("bm90IGEgY3Vyc29y")]
    [InlineData("W10")]
    public async Task ACursorThatWasNeverGivenOut_IsRefused(string cursor)
    {
        await Put(Row("INV-1"));

        await Assert.ThrowsAsync<InvalidCursorException>(() => Projections.Cases(All with { Cursor = cursor }));
        await Assert.ThrowsAsync<InvalidCursorException>(() => Projections.Tasks("acme", cursor, 10));
        await Assert.ThrowsAsync<InvalidCursorException>(() => Projections.UnmatchedPayments("acme", cursor, 10));
    }

    [StoreFact]
    public async Task ACursorOfAnotherList_IsRefused()
    {
        await Put(Row("1"));
        await Put(Row("2"));
        var cursor = (await Projections.Cases(All with { Limit = 1 })).NextCursor;

        Assert.NotNull(cursor);
        await Assert.ThrowsAsync<InvalidCursorException>(() => Projections.Tasks("acme", cursor, 10));
        await Assert.ThrowsAsync<InvalidCursorException>(() => Projections.UnmatchedPayments("acme", cursor, 10));
    }

    protected static CaseRow Row(string id) =>
        new(id, id, "C-1", CaseState.Scheduled, Start, Due, "regular", 1250, "EUR", "RF18");

    private async Task<Head> Put(CaseRow row, string creditor = "acme") =>
        await Appended(First(StreamId.Invoice(creditor, row.InvoiceId)) with { Rows = new StreamRows(row) });

    private Task<IReadOnlyList<string>> Ids(CaseQuery query) => Ids(query, row => row.InvoiceId);

    private async Task<IReadOnlyList<T>> Ids<T>(CaseQuery query, Func<CaseRow, T> of) =>
        [.. (await Paging.All(cursor => Projections.Cases(query with { Cursor = cursor }), query.Limit)).Select(of)];
}
