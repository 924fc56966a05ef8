using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Stores.Tests.Contract;

/// <summary>Lists of open tasks and of payments.</summary>
public abstract class TaskAndPaymentContract : StoreContract
{
    [StoreFact]
    public async Task OpenTasks_ComeInOrderOfOpeningThenId()
    {
        var tasks = new[] { Task("b", 1), Task("c", 0), Task("a", 1) };
        await Put(Invoice, new StreamRows(Tasks: [.. tasks]));
        await Put(StreamId.Customer("acme", "C-1"), new StreamRows(Tasks: [Task("d", 0) with { InvoiceId = null, Detail = "größer" }]));
        await Put(StreamId.Customer("other", "C-1"), new StreamRows(Tasks: [Task("a", 0)]));

        foreach (var limit in new[] { 1, 3, 4 })
        {
            var all = await Paging.All(cursor => Projections.Tasks("acme", cursor, limit), limit);
            Assert.Equal([tasks[1], Task("d", 0) with { InvoiceId = null, Detail = "größer" }, tasks[2], tasks[0]], all);
        }
    }

    [StoreFact]
    public async Task ALaterAppend_ReplacesTheTasksOfItsStreamOnly()
    {
        var customer = StreamId.Customer("acme", "C-1");
        await Put(customer, new StreamRows(Tasks: [Task("keep", 0)]));
        var head = await Put(Invoice, new StreamRows(Tasks: [Task("a", 0), Task("b", 0)]));

        head = await Appended(After(head, Invoice) with { Rows = new StreamRows(Tasks: [Task("b", 5), Task("c", 0)]) });
        Assert.Equal(["c", "keep", "b"], (await Projections.Tasks("acme", null, 10)).Items.Select(task => task.TaskId));
        Assert.Null(await Projections.FindTask("acme", "a"));

        await Appended(After(head, Invoice));
        Assert.Equal(["keep"], (await Projections.Tasks("acme", null, 10)).Items.Select(task => task.TaskId));
    }

    [StoreFact]
    public async Task ATask_IsFoundWithItsStream()
    {
        await Put(Invoice, new StreamRows(Tasks: [Task("a", 0)]));

        Assert.Equal(new TaskLocation(Invoice, Task("a", 0)), await Projections.FindTask("acme", "a"));
        Assert.Null(await Projections.FindTask("acme", "A"));
        Assert.Null(await Projections.FindTask("other", "a"));
    }

    [StoreFact]
    public async Task UnmatchedPayments_AreThoseWithMoneyLeftInOrder()
    {
        PaymentRow[] payments =
        [
            Payment("bank", "2") with { ReceivedAt = Start + Duration.FromTicks(1) },
            Payment("bank", "1") with { OpenMinor = 0 },
            Payment("bank", "3") with { InvoiceId = null, PaymentReference = null },
            Payment("app", "4"),
        ];
        await PutAll(payments);
        await Put(StreamId.Payment("other", "bank", "9"), new StreamRows(Payment: Payment("bank", "9")));

        foreach (var limit in new[] { 1, 2, 3 })
        {
            Assert.Equal(
                [payments[3], payments[2], payments[0]],
                await Paging.All(cursor => Projections.UnmatchedPayments("acme", cursor, limit), limit));
        }
    }

    [StoreFact]
    public async Task UnmatchedPaymentsOfAnInvoice_NameItOrItsReference()
    {
        await PutAll(
            Payment("bank", "1") with { InvoiceId = "INV-1", PaymentReference = null },
            Payment("bank", "2") with { InvoiceId = null, PaymentReference = "rf18 53" },
            Payment("bank", "3") with { InvoiceId = "INV-1", PaymentReference = "RF18-53" },
            Payment("bank", "4") with { InvoiceId = "INV-1", OpenMinor = 0 },
            Payment("bank", "5") with { InvoiceId = "inv-1", PaymentReference = "RF185" },
            Payment("bank", "6") with { InvoiceId = null, PaymentReference = "--" });

        Assert.Equal(["1", "2", "3"], await Ids("INV-1", "RF1853"));
        Assert.Equal(["1", "3"], await Ids("INV-1", null));
        Assert.Equal(["1", "3"], await Ids("INV-1", ""));
        Assert.Equal(["2", "3"], await Ids("INV-9", "rf 1853"));

        async Task<IEnumerable<string>> Ids(string invoice, string? reference) =>
            (await Projections.UnmatchedPaymentsFor("acme", invoice, reference)).Select(row => row.PaymentId).Order();
    }

    [StoreFact]
    public async Task PaymentsWithAnId_AreFoundWhateverTheirSource()
    {
        var bank = Payment("bank", "1") with { OpenMinor = 0, BookedOn = new LocalDate(2024, 2, 29) };
        await PutAll(bank, Payment("card", "1"), Payment("card", "2"));

        Assert.Equal([bank, Payment("card", "1")], (await Projections.PaymentsById("acme", "1")).OrderBy(row => row.Source));
        Assert.Empty(await Projections.PaymentsById("other", "1"));
    }

    [StoreFact]
    public async Task ALaterAppend_ReplacesThePayment()
    {
        var stream = StreamId.Payment("acme", "bank", "1");
        var head = await Put(stream, new StreamRows(Payment: Payment("bank", "1")));

        head = await Appended(After(head, stream) with { Rows = new StreamRows(Payment: Payment("bank", "1") with { OpenMinor = 0 }) });
        Assert.Empty((await Projections.UnmatchedPayments("acme", null, 10)).Items);
        Assert.Equal(0, Assert.Single(await Projections.PaymentsById("acme", "1")).OpenMinor);

        await Appended(After(head, stream));
        Assert.Empty(await Projections.PaymentsById("acme", "1"));
    }

    [StoreFact]
    public async Task StreamsWithAKey_AreFoundByAnyOfThem_WithinCreditorAndKind()
    {
        await Put(Invoice, StreamRows.None with { Keys = ["A1", "B2"] });
        await Put(StreamId.Invoice("acme", "INV-0"), StreamRows.None with { Keys = ["A1"] });
        await Put(StreamId.Customer("acme", "C-1"), StreamRows.None with { Keys = ["A1"] });
        await Put(StreamId.Payment("acme", "bank", "7 / 8"), StreamRows.None with { Keys = ["A1"] });
        await Put(StreamId.Invoice("acme2", "INV-1"), StreamRows.None with { Keys = ["A1"] });

        Assert.Equal(["INV-0", Invoice.Id], await Projections.StreamsWith("acme", StreamKind.Invoice, ["B2", "A1", "C3"], 10));
        Assert.Equal([Invoice.Id], await Projections.StreamsWith("acme", StreamKind.Invoice, ["B2", "C3"], 10));
        Assert.Equal(["C-1"], await Projections.StreamsWith("acme", StreamKind.Customer, ["A1"], 10));
        Assert.Equal(["bank/7 / 8"], await Projections.StreamsWith("acme", StreamKind.Payment, ["A1"], 10));
        Assert.Empty(await Projections.StreamsWith("acme", StreamKind.Invoice, ["a1", "A", "A12"], 10));
        Assert.Empty(await Projections.StreamsWith("acme", StreamKind.Invoice, [], 10));
        Assert.Single(await Projections.StreamsWith("acme", StreamKind.Invoice, ["A1"], 1));
    }

    [StoreFact]
    public async Task ALaterAppend_ReplacesTheKeys_AndRebuildingTakesThemAnew()
    {
        var head = await Put(Invoice, StreamRows.None with { Keys = ["A1", "B2"] });
        head = await Appended(After(head, Invoice) with { Rows = StreamRows.None with { Keys = ["B2", "C3"] } });

        Assert.Empty(await With("A1"));
        Assert.Equal([Invoice.Id], await With("B2"));
        Assert.Equal([Invoice.Id], await With("C3"));

        await Store.Rebuild.Clear();
        Assert.Empty(await With("B2"));
        await Store.Rebuild.Write(Invoice, StreamRows.None with { Keys = ["C3"] });
        Assert.Equal([Invoice.Id], await With("C3"));

        await Appended(After(head, Invoice));
        Assert.Empty(await With("C3"));

        Task<IReadOnlyList<string>> With(string key) => Projections.StreamsWith("acme", StreamKind.Invoice, [key], 10);
    }

    [StoreFact]
    public async Task Rebuilding_ClearsAllRowsAndTakesThemAnew()
    {
        var row = new CaseRow(
            "INV-1", "1", "C-1", CaseState.Reminding, Start, new LocalDate(2025, 4, 1), "new", 5, "EUR", "RF18");
        var rows = new StreamRows(row, Tasks: [Task("a", 0)]);
        var payment = new StreamRows(Payment: Payment("bank", "1"));
        await Appended(First(Invoice) with { Rows = rows, WakeAt = Start, Keys = ["k"] });
        await Ledger.Ring([Invoice], Start);
        await Put(StreamId.Payment("acme", "bank", "1"), payment);
        var before = await Ledger.Read(Invoice);

        await Store.Rebuild.Clear();

        Assert.Empty((await Projections.Cases(new CaseQuery("acme", Start, 10))).Items);
        Assert.Empty((await Projections.Tasks("acme", null, 10)).Items);
        Assert.Empty(await Projections.PaymentsById("acme", "1"));
        var cleared = await Ledger.Read(Invoice);
        Assert.Equal(before.Head, cleared.Head);
        Assert.Equal(before.Events, cleared.Events);
        Assert.True(await Ledger.HasKey(Invoice, "k"));

        await Store.Rebuild.Write(Invoice, rows);
        await Store.Rebuild.Write(Invoice, rows);
        await Store.Rebuild.Write(StreamId.Payment("acme", "bank", "1"), payment);

        Assert.Equal([row], (await Projections.Cases(new CaseQuery("acme", Start, 10))).Items);
        Assert.Equal(["INV-1"], await Projections.OpenCasesOf("acme", "C-1"));
        Assert.Equal(["a"], (await Projections.Tasks("acme", null, 10)).Items.Select(task => task.TaskId));
        Assert.Single(await Projections.PaymentsById("acme", "1"));
        Assert.Equal(before.Head, await HeadOf(Invoice));
    }

    private static TaskRow Task(string id, int hours) =>
        new(id, "call", "INV-1", "C-1", Start + Duration.FromHours(hours), "please call");

    private static PaymentRow Payment(string source, string id) =>
        new(source, id, 1000, 400, "EUR", new LocalDate(2025, 3, 1), "INV-1", "RF18", Start);

    private Task<Head> Put(StreamId stream, StreamRows rows) => Appended(First(stream) with { Rows = rows });

    private async Task PutAll(params PaymentRow[] payments)
    {
        foreach (var payment in payments)
        {
            await Put(StreamId.Payment("acme", payment.Source, payment.PaymentId), new StreamRows(Payment: payment));
        }
    }
}
