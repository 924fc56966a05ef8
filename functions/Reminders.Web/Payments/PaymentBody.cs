using System.Text.RegularExpressions;
using Reminders.Application.Payments;
using Reminders.Web.Reading;

namespace Reminders.Web.Payments;

/// <summary>A payment as a billing system or a gateway reports it.</summary>
internal static partial class PaymentBody
{
    public static FieldType<string> Source { get; } =
        TextTypes.Pattern(SourcePattern(), "must be 1 to 40 letters, digits, dots, underscores or hyphens");

    public static PaymentInput? Read(Fields fields)
    {
        var paymentId = fields.Required("paymentId", TextTypes.ForeignId);
        var source = fields.Optional("source", Source);
        var invoiceId = fields.Optional("invoiceId", TextTypes.Id);
        var paymentReference = fields.Optional("paymentReference", TextTypes.Reference);
        var amount = fields.Money();
        var bookedOn = fields.RequiredValue("bookedOn", DateTypes.Date);
        var payer = fields.Optional("payer", TextTypes.Name);
        var payerAccount = fields.Optional("payerAccount", TextTypes.Account);
        var text = fields.Optional("text", TextTypes.Remittance);
        return !fields.AreValid ? null : new PaymentInput(source ?? PaymentInput.DefaultSource, paymentId!, amount!.Value, bookedOn!.Value)
        {
            InvoiceId = invoiceId,
            PaymentReference = paymentReference,
            Payer = payer,
            PayerAccount = payerAccount,
            Text = text,
        };
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,40}$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex SourcePattern();
}
