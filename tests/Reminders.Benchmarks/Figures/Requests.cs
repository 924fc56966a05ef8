using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reminders.Benchmarks.Serving;

namespace Reminders.Benchmarks.Figures;

/// <summary>What is sent: invoices due in some months, each of a customer of its own, and payments that settle one each.</summary>
internal static class Requests
{
    public static string Invoice(string id) =>
        $$"""{"invoiceId":"{{id}}","number":"RE/{{id}}","amount":"119.00","currency":"EUR","issueDate":"2026-11-01","dueDate":"2027-03-30","customer":{"customerId":"c-{{id}}","name":"Ada Example","email":"{{id}}@example.com","locale":"de-DE","country":"DE"} }""";

    public static string Payment(string id) =>
        $$"""{"paymentId":"p-{{id}}","source":"shop","invoiceId":"{{id}}","amount":"119.00","currency":"EUR","bookedOn":"2026-11-20"}""";

    public static byte[] Webhook(string id, byte[] key)
    {
        var body = $$"""{"type":"payment.paid","data":{"paymentId":"w-{{id}}","amount":"119.00","currency":"EUR","invoiceId":"{{id}}"} }""";
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"msg_{id}.{timestamp}.{body}")));
        return Connection.PostWith(
            $"/api/webhooks/{Served.Gateway}", $"webhook-id: msg_{id}\r\nwebhook-timestamp: {timestamp}\r\nwebhook-signature: v1,{signature}", body);
    }

    public static List<string> Ids(string prefix, int round, int count) => [.. Enumerable.Range(0, count).Select(number => $"{prefix}{round}-{number}")];
}
