using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Stores.Tests.Sqlite;

internal static class Appends
{
    public static readonly Instant Start = Instant.FromUtc(2025, 3, 1, 8, 0);

    public static StreamId Stream(string id) => StreamId.Invoice("acme", id);

    public static Append First(string id, params ReadOnlySpan<string> keys) => new()
    {
        Stream = Stream(id),
        Head = Head.New,
        Events = [new NewEvent("noted", 1, "{}")],
        Keys = [.. keys],
        At = Start,
        Actor = "system",
    };

    public static NewDocument Document(string id, byte content, int length = 1) =>
        new(id, "text/plain", Enumerable.Repeat(content, length).ToArray());

    /// <summary>An invoice as they come in, waiting for its first reminder.</summary>
    public static Append Sleeping(int number)
    {
        var id = $"INV-2025-{number:D6}";
        var due = new LocalDate(2025, 4, 1).PlusDays(number % 60);
        var reference = $"RF{18 + (number % 80)}{number:D12}";
        return First(id, $"create:{id}") with
        {
            Events = [new NewEvent("invoicePosted", 1, $$$"""
                {"number":"{{{id}}}","customerId":"C-{{{number % 500}}}","amount":{"minor":12900,"currency":"EUR"},"issued":"2025-03-01",
                "due":"{{{due:R}}}","paymentReference":"{{{reference}}}","segment":"regular","policy":"standard@1",
                "country":"DE","zone":"Europe/Berlin",
                "contact":{"id":"acme~{{{id}}}~contact","hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}
                """)],
            Documents = [new NewDocument($"acme~{id}~contact", "application/json",
                """{"name":"Erika Mustermann","email":"erika@example.org","phone":"+4915112345678","city":"51147 Köln"}"""u8.ToArray())],
            WakeAt = Start + Duration.FromDays(28 + (number % 60)),
            Rows = new StreamRows(new CaseRow(
                id, id, $"C-{number % 500}", CaseState.Scheduled, Start + Duration.FromDays(32), due, "regular", 12900, "EUR", reference)),
        };
    }
}
