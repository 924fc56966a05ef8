using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Reminders.Formats.Webhooks.Adyen;

/// <summary>
/// The signed fields of one notification item. What else the item says is not signed and not read. Only the merchant's own reference
/// may hold a colon, so that the signed text can be cut into fields in one way only.
/// </summary>
internal sealed record AdyenItem(
    string PspReference, string OriginalReference, string Account, string MerchantReference, long Value, string Currency, string EventCode, bool Success)
{
    public byte[] SignedBytes => Encoding.UTF8.GetBytes(string.Join(
        ':',
        PspReference,
        OriginalReference,
        Account,
        MerchantReference,
        Value.ToString(CultureInfo.InvariantCulture),
        Currency,
        EventCode,
        Success ? "true" : "false"));

    public string EventId => $"{PspReference}/{EventCode}/{(Success ? "true" : "false")}";

    public static AdyenItem? Read(JsonElement item)
    {
        if (WebhookJson.Field(item, "amount") is not { ValueKind: JsonValueKind.Object } amount
            || WebhookJson.Field(amount, "value") is not { ValueKind: JsonValueKind.Number } number
            || !number.TryGetInt64(out var value)
            || !TryFlag(WebhookJson.Field(item, "success"), out var success))
        {
            return null;
        }

        var read = new AdyenItem(
            WebhookJson.Text(item, "pspReference") ?? "",
            WebhookJson.Text(item, "originalReference") ?? "",
            WebhookJson.Text(item, "merchantAccountCode") ?? "",
            WebhookJson.Text(item, "merchantReference") ?? "",
            value,
            WebhookJson.Text(amount, "currency") ?? "",
            WebhookJson.Text(item, "eventCode") ?? "",
            success);
        string[] withoutColon = [read.PspReference, read.OriginalReference, read.Account, read.Currency, read.EventCode];
        return read.PspReference.Length is > 0 and <= 100 && read.EventCode.Length is > 0 and <= 80 && !withoutColon.Any(field => field.Contains(':'))
            ? read
            : null;
    }

    private static bool TryFlag(JsonElement? field, out bool flag)
    {
        flag = field is { ValueKind: JsonValueKind.True } || (field is { ValueKind: JsonValueKind.String } text && text.GetString() == "true");
        return flag || field is { ValueKind: JsonValueKind.False } || (field is { ValueKind: JsonValueKind.String } no && no.GetString() == "false");
    }
}
