using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>
/// A page of cases. The index is sorted by state before due date, so each state asked for is read in its own arm, in order and
/// no further than the page, and the arms are merged. That spares every append a second index for lists without a state.
/// </summary>
internal static class CaseList
{
    private const string Name = "cases";
    private const string InOrder = "ORDER BY due_date, invoice LIMIT ?1";

    public static Page<CaseRow> Read(Session session, CaseQuery query)
    {
        if (query.Limit < 1)
        {
            throw new ArgumentException("A page has at least one case.", nameof(query));
        }

        var filter = new CaseFilter(query, Cursor.Read(Name, query.Cursor));
        var rows = session.All(
            Sql(query, filter.Conditions), static row => CaseColumns.Read(row, 0)!, [.. filter.Values]);
        return Pages.Of(rows, query.Limit, last => new Cursor(Values.Number(last.DueDate), last.InvoiceId).Write(Name));
    }

    private static string Sql(CaseQuery query, string conditions)
    {
        var states = States(query.Status).Select(state => (int)state);
        if (query.CustomerId is not null)
        {
            // A customer has few cases: take them all and sort.
            return $"{From("cases_by_customer", conditions)} AND state IN ({string.Join(',', states)}) {InOrder}";
        }

        var arms = states.Select(state => $"SELECT * FROM ({From("cases_by_state", conditions)} AND state = {state} {InOrder})");
        return $"{string.Join(" UNION ALL ", arms)} {InOrder}";
    }

    private static string From(string index, string conditions) =>
        $"SELECT {CaseColumns.List} FROM streams INDEXED BY {index} WHERE {conditions}";

    private static CaseState[] States(CaseStatus? status) => status switch
    {
        null => Enum.GetValues<CaseState>(),
        CaseStatus.Overdue => [CaseState.Scheduled, CaseState.Reminding],
        { } stored => [Enum.Parse<CaseState>(stored.ToString())],
    };
}
