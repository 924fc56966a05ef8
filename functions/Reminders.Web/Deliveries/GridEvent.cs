using System.Text.Json;
using Reminders.Application.Contacts;
using Reminders.Web.Reading;

namespace Reminders.Web.Deliveries;

/// <summary>
/// Reads Event Grid's events. The two schemas differ in the envelope (<c>eventType</c> or <c>type</c>), e-mail and SMS in the case
/// of their fields, and samples in the case of their values; so names and values are read without regard to case.
/// </summary>
internal static class GridEvent
{
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const string Email = "Microsoft.Communication.EmailDeliveryReportReceived";
    private const string Sms = "Microsoft.Communication.SMSDeliveryReportReceived";

    public static string? ValidationCodeOf(JsonElement posted) =>
        Is(posted, Validation) && Field(posted, "data") is { } data ? Text(data, "validationCode") : null;

    /// <summary>The report, or null for an event that is none or says nothing (yet).</summary>
    public static DeliveryReport? ReportOf(JsonElement posted)
    {
        if (Field(posted, "data") is not { } data)
        {
            return null;
        }

        var (id, status, recipient) = Is(posted, Email) ? (Text(data, "messageId"), OfEmail(Text(data, "status")), Text(data, "recipient"))
            : Is(posted, Sms) ? (Text(data, "tag"), OfSms(Text(data, "deliveryStatus"), Text(data, "deliveryStatusDetails")), Text(data, "to"))
            : (null, null, null);
        return Guid.TryParse(id, out var operationId) && status is { } known ? new DeliveryReport(operationId, known, recipient) : null;
    }

    // "Expanded" is a list that was resolved: the members are reported by themselves.
    private static DeliveryStatus? OfEmail(string? status) =>
        Enum.TryParse<DeliveryStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(status[0]) ? known : null;

    private static DeliveryStatus? OfSms(string? status, string? details) => status?.ToUpperInvariant() switch
    {
        "DELIVERED" => DeliveryStatus.Delivered,
        "FAILED" when details?.Contains("blocked for given recipient", StringComparison.OrdinalIgnoreCase) == true => DeliveryStatus.OptedOut,
        "FAILED" => DeliveryStatus.Failed,
        _ => null,
    };

    private static bool Is(JsonElement posted, string type) =>
        string.Equals(Text(posted, "eventType") ?? Text(posted, "type"), type, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement parent, string name) =>
        Field(parent, name) is { } value && JsonText.Read(value, out var text) is null ? text : null;

    private static JsonElement? Field(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var field in parent.EnumerateObject())
        {
            if (string.Equals(JsonText.NameOf(field), name, StringComparison.OrdinalIgnoreCase))
            {
                return field.Value;
            }
        }

        return null;
    }
}
