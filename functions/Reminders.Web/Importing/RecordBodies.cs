using System.Text.Json.Nodes;
using Reminders.Application.Policies;
using Reminders.Web.Customers;
using Reminders.Web.Invoices;
using Reminders.Web.Payments;
using Reminders.Web.Reading;

namespace Reminders.Web.Importing;

/// <summary>The bodies of the HTTP API, for records that come by another way: the same fields, the same rules.</summary>
public static class RecordBodies
{
    /// <summary>The JSON Schema of a record, as the OpenAPI document has it.</summary>
    public static JsonObject Schema(RecordKind kind, IPolicies policies) => DescribingFields.Schema(fields => _ = Read(kind, policies, fields));

    /// <summary>The field that a record is known by.</summary>
    public static string IdField(RecordKind kind) => kind switch
    {
        RecordKind.Customers => "customerId",
        RecordKind.Invoices => "invoiceId",
        RecordKind.Payments => "paymentId",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    internal static object? Read(RecordKind kind, IPolicies policies, Fields fields) => kind switch
    {
        RecordKind.Customers => CustomerBody.Embedded(fields),
        RecordKind.Invoices => InvoiceBody.Read(fields, policies),
        RecordKind.Payments => PaymentBody.Read(fields),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
