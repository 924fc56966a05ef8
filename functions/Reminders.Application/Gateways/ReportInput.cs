using System.Security.Cryptography;
using System.Text;
using Reminders.Application.Payments;
using Reminders.Formats.Meaning;

namespace Reminders.Application.Gateways;

/// <summary>Turns what a gateway says into what the ledger takes: its ids within our bounds, its texts within ours.</summary>
internal static class ReportInput
{
    private const int MaxPaymentId = 100;
    private const int MaxEventId = 40;
    private const int MaxInvoiceId = 40;
    private const int MaxReference = 140;

    /// <summary>Null if the payment's id cannot be one: it would name another stream.</summary>
    public static PaymentReportInput? Of(string source, PaymentReport report, int index) =>
        report.PaymentId.Length is 0 or > MaxPaymentId || !report.PaymentId.All(IsPrintable)
            ? null
            : new PaymentReportInput(source, report.PaymentId, EventId(report, index), report.Kind)
            {
                Amount = report.Amount,
                IsTotal = report.AmountIsTotal,
                MovementId = report.MovementId,
                RetryComing = report.RetryComing,
                OccurredAt = report.OccurredAt,
                InvoiceId = Id(report),
                PaymentReference = Reference(report.References.PaymentReference)
                    ?? (Id(report) is null ? Reference(report.References.InvoiceId) : null),
                GatewayInvoice = report.References.GatewayInvoice is { Length: > 0 and <= MaxPaymentId } invoice && invoice.All(IsPrintable) ? invoice : null,
                SumsUp = report.SumsUp,
                PayerName = report.References.PayerName,
                PayerAccount = report.References.PayerAccount,
                Text = report.References.Text,
            };

    private static string? Id(PaymentReport report) =>
        report.References.InvoiceId is { Length: > 0 and <= MaxInvoiceId } id && id.All(IsOfAnId) ? id : null;

    // What cannot be an invoice's id is often its number.
    private static string? Reference(string? given) =>
        given is { Length: > 0 and <= MaxReference } reference && !reference.Any(char.IsControl) ? reference : null;

    // An event may speak of several things. Long ids are known by their hash.
    private static string EventId(PaymentReport report, int index)
    {
        var id = index == 0 ? report.EventId : $"{report.EventId}#{index}";
        return id.Length <= MaxEventId && id.All(IsPrintable) ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..MaxEventId];
    }

    private static bool IsPrintable(char letter) => letter is > ' ' and <= '~' and not '/';

    private static bool IsOfAnId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
