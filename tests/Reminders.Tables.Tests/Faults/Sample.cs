using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables.Tests.Faults;

/// <summary>An invoice with all that an append can have, and the append after it, which changes all of it.</summary>
internal static class Sample
{
    public static readonly Instant Start = Instant.FromUtc(2025, 3, 1, 8, 0);
    public static readonly Instant Later = Start + Duration.FromHours(1);
    public static readonly StreamId Invoice = StreamId.Invoice("acme", "INV-1");
    public static readonly CaseQuery Cases = new("acme", Start, 10);

    public static readonly CaseRow Row = new(
        "INV-1", "1", "C-1", CaseState.Scheduled, Start, new LocalDate(2025, 4, 1), "new", 5, "EUR", "RF18");

    public static readonly CaseRow Changed = Row with
    {
        CustomerId = "C-2", State = CaseState.Reminding, DueDate = Row.DueDate.PlusDays(3), PaymentReference = "RF19",
    };

    public static readonly TaskRow Task = new("t1", "call", "INV-1", "C-1", Start, "please call");

    public static Append Created { get; } = new()
    {
        Stream = Invoice,
        Head = Head.New,
        Events = [new NewEvent("opened", 1, "1"), new NewEvent("noted", 1, "2")],
        Keys = ["create"],
        At = Start,
        Actor = "system",
        WakeAt = Start,
        Documents = [new NewDocument("letter", "text/plain", "Hello"u8.ToArray())],
        Rows = new StreamRows(Row, Tasks: [Task]),
    };

    public static Append Moved { get; } = Created with
    {
        Head = new Head(2, Start, 0),
        Events = [new NewEvent("moved", 1, "3")],
        Keys = ["move"],
        WakeAt = Later,
        Documents = [new NewDocument("letter 2", "text/plain", "Hello again"u8.ToArray())],
        Rows = new StreamRows(Changed),
    };

    public static IReadOnlyList<Append> Both { get; } = [Created, Moved];
}
