using System.Globalization;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>Lookups take an index, whatever SQLite's planner guesses: their work must not grow with the ledger.</summary>
public sealed class LookupTests(LookupTests.Filled filled) : IClassFixture<LookupTests.Filled>
{
    private const int Invoices = 3000;
    private const int EnoughForALookup = 1000;

    private static CaseQuery Page => new("acme", Start + Duration.FromDays(50), 5);

    private static Dictionary<string, Func<SqliteStore, Task>> Lookups => new()
    {
        ["read"] = store => store.Read(Stream("INV-2025-000007")),
        ["has key"] = store => store.HasKey(Stream("INV-2025-000007"), "create:INV-2025-000007"),
        ["due"] = store => store.Due(Start + Duration.FromDays(60), 5),
        ["next wake"] = store => store.NextWake(),
        ["document"] = store => store.Get("acme~INV-2025-000007~contact"),
        ["cases"] = store => store.Cases(Page),
        ["overdue cases"] = store => store.Cases(Page with { Status = CaseStatus.Overdue }),
        ["cases of a customer"] = store => store.Cases(Page with { CustomerId = "C-7" }),
        ["cases due on a day"] = store => store.Cases(Page with { DueFrom = new LocalDate(2025, 5, 1), DueTo = new LocalDate(2025, 5, 1) }),
        ["open cases"] = store => store.OpenCasesOf("acme", "C-7"),
        ["cases by reference"] = store => store.CasesByReference("acme", "RF25000000000007", 10),
        ["tasks"] = store => store.Tasks("acme", null, 5),
        ["find task"] = store => store.FindTask("acme", "task 7"),
        ["unmatched payments"] = store => store.UnmatchedPayments("acme", null, 5),
        ["unmatched payments of an invoice"] = store => store.UnmatchedPaymentsFor("acme", "INV-2025-000007", "RF25000000000007"),
        ["streams with a key"] = store => store.StreamsWith("acme", StreamKind.Invoice, ["k7"], 10),
        ["unpublished"] = store => store.Unpublished("", 5),
        ["deliveries due"] = store => store.Due("https://erp.example/hooks~1", Start, 5),
        ["next delivery"] = store => store.NextDue("https://erp.example/hooks~1"),
        ["dead letters"] = store => store.DeadLetters("acme", null, 5),
        ["payments by id"] = store => store.PaymentsById("acme", "7"),
    };

    public static TheoryData<string> Names => [.. Lookups.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ALookup_DoesNotWalkThroughAllRows(string name)
    {
        var before = await filled.Store.ReadingWork();
        await Lookups[name](filled.Store);

        Assert.InRange(await filled.Store.ReadingWork() - before, 1, EnoughForALookup);
    }

    [Fact]
    public async Task AllStreamsOfAKind_AreListedOnceAcrossPages()
    {
        var listed = new List<string>();
        await foreach (var stream in filled.Store.Streams(StreamKind.Invoice))
        {
            listed.Add(stream.Id);
        }

        Assert.Equal(Enumerable.Range(0, Invoices).Select(number => Sleeping(number).Stream.Id), listed);
    }

    private static Append WithTask(Append append, int number) => append with
    {
        Rows = append.Rows with { Keys = [string.Create(CultureInfo.InvariantCulture, $"k{number}")], Tasks = [new TaskRow($"task {number}", "call", null, "C-1", Start, "")] },
    };

    private static Append Payment(int number)
    {
        var invoice = Sleeping(number).Rows.Case!;
        var row = new PaymentRow(
            "bank", $"{number}", 1, 1, "EUR", invoice.DueDate, invoice.InvoiceId, invoice.PaymentReference, Start);
        return First("") with { Stream = StreamId.Payment("acme", "bank", row.PaymentId), Rows = new StreamRows(Payment: row) };
    }

    /// <summary>One store for all of these: they only read.</summary>
    public sealed class Filled : IAsyncLifetime, IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Filled() => Store = SqliteStore.Open(_folder.Path, new SqliteStoreOptions { Readers = 1 });

        internal SqliteStore Store { get; private set; }

        // Opened again, so that nothing is known from writing it.
        public async Task InitializeAsync()
        {
            await Task.WhenAll(Enumerable.Range(0, Invoices).SelectMany(number => new[]
            {
                Store.Append(WithTask(Sleeping(number), number)), Store.Append(Payment(number)),
            }));
            await Store.DisposeAsync();
            Store = SqliteStore.Open(_folder.Path, new SqliteStoreOptions { Readers = 1 });
            await Store.Filled;
        }

        public async Task DisposeAsync() => await Store.DisposeAsync();

        public void Dispose() => _folder.Dispose();
    }
}
