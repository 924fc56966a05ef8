using System.Text.Json;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>All list rows of one stream, derived from what the stream shows and nothing else.</summary>
internal static class ListEntries
{
    public static IReadOnlyList<ListEntry> Of(StreamId stream, StreamRows rows) =>
    [
        .. rows.Case is { } one ? OfCase(stream.Creditor, one) : [],
        .. rows.Payment is { } payment ? OfPayment(stream.Creditor, payment) : [],
        .. rows.Tasks.IsDefault ? [] : rows.Tasks.SelectMany(task => OfTask(stream, task)),
        .. rows.Keys.IsDefault ? [] : rows.Keys.Distinct(StringComparer.Ordinal).Select(key => OfKey(stream, key)),
    ];

    private static IEnumerable<ListEntry> OfCase(string creditor, CaseRow row)
    {
        var json = Json(row);
        yield return new ListEntry(ListKeys.Cases(creditor), ListKeys.Row(row), json, row);
        yield return new ListEntry(ListKeys.CasesOf(creditor, row.CustomerId), ListKeys.Row(row), json, row);
        if (ListKeys.Normalised(row.PaymentReference) is { } reference)
        {
            yield return new ListEntry(ListKeys.CasesWith(creditor, reference), Keys.Ordered(row.InvoiceId), Json(row.InvoiceId));
        }
    }

    private static IEnumerable<ListEntry> OfPayment(string creditor, PaymentRow row)
    {
        var json = Json(row);
        yield return new ListEntry(ListKeys.Payments(creditor, row.PaymentId), Keys.Ordered(row.Source), json);
        if (row.OpenMinor <= 0)
        {
            yield break;
        }

        yield return new ListEntry(ListKeys.Unmatched(creditor), ListKeys.Row(row), json);
        if (row.InvoiceId is { } invoice)
        {
            yield return new ListEntry(ListKeys.UnmatchedFor(creditor, invoice), ListKeys.Row(row), json);
        }

        if (ListKeys.Normalised(row.PaymentReference) is { } reference)
        {
            yield return new ListEntry(ListKeys.UnmatchedWith(creditor, reference), ListKeys.Row(row), json);
        }
    }

    private static IEnumerable<ListEntry> OfTask(StreamId stream, TaskRow row)
    {
        yield return new ListEntry(ListKeys.Tasks(stream.Creditor), ListKeys.Row(row), Json(row));
        yield return new ListEntry(ListKeys.Task(stream.Creditor, row.TaskId), Keys.Head, Json(row));
    }

    private static ListEntry OfKey(StreamId stream, string key) =>
        new(ListKeys.With(stream.Creditor, stream.Kind, key), Keys.Ordered(stream.Id), Json(stream.Id));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, EventFormat.Json);
}
