using Reminders.Application.Ledger;

namespace Reminders.Functions.Cases;

/// <summary>The one orchestration an invoice can have: <c>inv-{creditor}~{invoice}</c>.</summary>
public static class InstanceId
{
    public static string Of(StreamId invoice) => Of(invoice.Creditor, invoice.Id);

    public static string Of(string creditor, string invoiceId) => $"inv-{creditor}~{invoiceId}";
}
