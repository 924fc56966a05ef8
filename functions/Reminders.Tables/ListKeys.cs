using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;

namespace Reminders.Tables;

/// <summary>The lists and lookups of a creditor, each a partition whose rows are in the order the list has.</summary>
internal static class ListKeys
{
    public static string Cases(string creditor) => Of(creditor, "cases");

    public static string CasesOf(string creditor, string customerId) => Of(creditor, "customer", Keys.Ordered(customerId));

    public static string CasesWith(string creditor, string normalised) => Of(creditor, "reference", normalised);

    public static string Tasks(string creditor) => Of(creditor, "tasks");

    public static string Task(string creditor, string taskId) => Of(creditor, "task", Keys.Ordered(taskId));

    public static string Unmatched(string creditor) => Of(creditor, "unmatched");

    public static string UnmatchedFor(string creditor, string invoiceId) => Of(creditor, "unmatched", "invoice", Keys.Ordered(invoiceId));

    public static string UnmatchedWith(string creditor, string normalised) => Of(creditor, "unmatched", "reference", normalised);

    public static string Payments(string creditor, string paymentId) => Of(creditor, "payment", Keys.Ordered(paymentId));

    public static string With(string creditor, StreamKind kind, string key) => Of(creditor, "with", kind.ToString(), Keys.Ordered(key));

    public static string Row(CaseRow row) => Keys.Joined(Keys.Ordered(row.DueDate), Keys.Ordered(row.InvoiceId));

    public static string Row(TaskRow row) => Keys.Joined(Keys.Ordered(row.OpenedAt), Keys.Ordered(row.TaskId));

    public static string Row(PaymentRow row) =>
        Keys.Joined(Keys.Ordered(row.ReceivedAt), Keys.Ordered(row.Source), Keys.Ordered(row.PaymentId));

    /// <summary>A reference as it is compared, or null where nothing of it can be compared.</summary>
    public static string? Normalised(string? reference) =>
        reference is not null && IProjections.Normalised(reference) is { Length: > 0 } normalised ? normalised : null;

    private static string Of(string creditor, params ReadOnlySpan<string> list) => Keys.Joined([Keys.Ordered(creditor), .. list]);
}
