using Azure.Data.Tables;
using NodaTime;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>Lists and counts of cases.</summary>
internal sealed class CaseLists(Table table, TablesStoreOptions options)
{
    private const string Name = "cases";

    public Task<Page<CaseRow>> Read(CaseQuery query, CancellationToken cancellation)
    {
        if (query.Limit < 1)
        {
            throw new ArgumentException("A page has at least one case.", nameof(query));
        }

        var searched = 0;
        var page = string.IsNullOrEmpty(query.Text) ? query.Limit + 1 : (int?)null;
        return ListReader.Page(
            Name, table.Query(CaseFilter.Of(query, Cursor.Read(Name, query.Cursor)), page, cancellation: cancellation), Show, query.Limit, cancellation);

        CaseRow? Show(TableEntity row)
        {
            var shown = ListEntry.Shown<CaseRow>(row);
            if (string.IsNullOrEmpty(query.Text))
            {
                return shown;
            }

            return ++searched <= options.MaxSearched
                ? CaseFilter.HasText(shown, query.Text) ? shown : null
                : throw new UnsupportedFilterException(
                    "q", $"would look through more than {options.MaxSearched} cases; narrow the search by customer, status, segment or due date");
        }
    }

    /// <summary>Every status with its count, those without a case too.</summary>
    public async Task<IReadOnlyDictionary<CaseStatus, long>> Count(string creditor, Instant now, CancellationToken cancellation)
    {
        var counts = Enum.GetValues<CaseStatus>().ToDictionary(status => status, _ => 0L);
        var rows = table.Query($"PartitionKey eq {ListKeys.Cases(creditor)}", columns: ["State", "OverdueAt"], cancellation: cancellation);
        await foreach (var row in rows)
        {
            counts[Status((CaseState)(row.GetInt32("State") ?? 0), row.GetInt64("OverdueAt") <= now.ToUnixTimeTicks())]++;
        }

        return counts;
    }

    private static CaseStatus Status(CaseState state, bool passed) =>
        passed && state is (CaseState.Scheduled or CaseState.Reminding) ? CaseStatus.Overdue : Enum.Parse<CaseStatus>(state.ToString());
}
