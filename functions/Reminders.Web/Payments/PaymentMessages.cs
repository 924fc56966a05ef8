using Reminders.Application.Payments;
using Reminders.Web.Reading;

namespace Reminders.Web.Payments;

/// <summary>Reads a payment that comes by another way than HTTP: the same JSON, the same rules, the same words for what is wrong.</summary>
public static class PaymentMessages
{
    /// <summary>The payment, or what is wrong with it. The words name fields and hold nothing of their content.</summary>
    public static (PaymentInput? Payment, string? Wrong) Read(ReadOnlyMemory<byte> json)
    {
        var (body, malformed) = JsonBody.Parse(json);
        if (body is null)
        {
            return (null, malformed!.Detail);
        }

        var read = body.Read(PaymentBody.Read);
        return read.Value is { } payment
            ? (payment, null)
            : (null, string.Join("; ", (read.Problem!.Errors ?? []).Select(error => $"{error.Pointer} {error.Detail}")));
    }
}
