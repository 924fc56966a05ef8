using Azure.Data.Tables;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>What of a case list the table can filter by itself, and what is left to look at row by row.</summary>
internal static class CaseFilter
{
    public static FormattableString Of(CaseQuery query, string after)
    {
        var partition = query.CustomerId is { } customer
            ? ListKeys.CasesOf(query.Creditor, customer)
            : ListKeys.Cases(query.Creditor);
        List<string> conditions = [Text($"PartitionKey eq {partition} and RowKey gt {after}")];
        if (query.DueFrom is { } from)
        {
            conditions.Add(Text($"RowKey ge {Keys.Ordered(from)}"));
        }

        if (query.DueTo is { } to)
        {
            // Of that day everything: the key goes on with a separator, which is lower than the next day's digits.
            conditions.Add(Text($"RowKey lt {Keys.Ordered(to) + "."}"));
        }

        if (query.Segment is { } segment)
        {
            conditions.Add(Text($"Segment eq {segment}"));
        }

        if (query.Status is { } status)
        {
            conditions.Add(Of(status, query.Now.ToUnixTimeTicks()));
        }

        return Raw(string.Join(" and ", conditions));
    }

    public static bool HasText(CaseRow row, string text) =>
        Has(row.InvoiceId, text) || Has(row.Number, text) || Has(row.PaymentReference, text);

    private static string Of(CaseStatus status, long now) => status switch
    {
        CaseStatus.Overdue => Text($"(State eq {(int)CaseState.Scheduled} or State eq {(int)CaseState.Reminding}) and OverdueAt le {now}"),
        CaseStatus.Scheduled or CaseStatus.Reminding => Text($"State eq {(int)Stored(status)} and OverdueAt gt {now}"),
        _ => Text($"State eq {(int)Stored(status)}"),
    };

    private static CaseState Stored(CaseStatus status) => Enum.Parse<CaseState>(status.ToString());

    private static bool Has(string? field, string text) => field?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false;

    private static string Text(FormattableString condition) => TableClient.CreateQueryFilter(condition);

    // The conditions hold their values, quoted: nothing is left to fill in.
    private static FormattableString Raw(string filter) => System.Runtime.CompilerServices.FormattableStringFactory.Create(
        filter.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
}
