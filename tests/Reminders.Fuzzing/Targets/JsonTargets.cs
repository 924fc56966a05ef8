using System.Text.Json;
using Reminders.Application.Policies;
using Reminders.Web.Customers;
using Reminders.Web.Importing;
using Reminders.Web.Payments;
using Reminders.Web.Reading;

namespace Reminders.Fuzzing.Targets;

/// <summary>The bodies of the API.</summary>
internal static class JsonTargets
{
    private const string Invoice = """
        { "invoiceId": "2026-1001", "number": "RE/2026/1001", "amount": "119.00", "currency": "EUR", "issueDate": "2026-11-01", "dueDate": "2026-11-30", "paymentReference": "RF18539007547034",
          "paymentUrl": "https://pay.example/1", "policy": "standard", "autoCollect": false, "metadata": { "any": "text" },
          "customer": { "customerId": "c-17", "type": "consumer", "name": "Ada Example", "email": "ada@example.com", "phone": "+4915112345678", "locale": "de-DE", "timeZone": "Europe/Berlin", "country": "DE", "region": "BY", "since": "2021-03-01", "vulnerable": false } }
        """;

    private const string Payment = """{ "paymentId": "p-1", "source": "bank", "paymentReference": "x", "amount": 119.00, "currency": "EUR", "bookedOn": "2026-12-01", "payer": "Ada", "payerAccount": "DE89370400440532013000", "text": "a\nb" }""";

    private static readonly IPolicies Policies = new ShippedPolicies();

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfBytes("json", [Invoice, Payment, """{ "reversalId": "r", "amount": "1", "currency": "EUR", "reason": "x" }""", """{ "type": "complaintReceived", "at": "2026-12-01T08:00:00Z" }""", """{ "customerId": "c", "name": "n" }"""], Read),
    ];

    private static string Read(byte[] input)
    {
        var (body, malformed) = JsonBody.Parse(input);
        if (body is null)
        {
            return FuzzTarget.Gist(malformed!.Detail);
        }

        string[] answers =
        [
            .. Enum.GetValues<RecordKind>().Select(kind => Answer(body.Read(fields => RecordBodies.Read(kind, Policies, fields)))),
            Answer(body.Read(ReversalBody.Read)),
            Answer(body.Read(CustomerEventBody.Read)),
            PaymentMessages.Read(input).Wrong ?? "ok",
        ];
        return body.Root.ValueKind == JsonValueKind.Object ? string.Join(' ', answers.Select(FuzzTarget.Gist)) : "no object";
    }

    private static string Answer<T>(ReadResult<T> read)
        where T : class => read.Value is not null ? "ok" : string.Concat((read.Problem!.Errors ?? []).Take(2).Select(error => error.Detail));
}
