using Microsoft.AspNetCore.Components;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Domain.Invoices;
using Reminders.Messages;

namespace Reminders.Web.CustomerPages;

/// <summary>How an invoice can be paid. The page names nobody, so a Swiss code leaves the payer open.</summary>
internal sealed record PayLook(string? Link, string? Iban, string? Bic, string Reference, MarkupString? Code)
{
    public static PayLook Of(Creditor creditor, Case state)
    {
        var payee = creditor.PaidTo(state.PayTo);
        var code = PaymentCodes.Of(payee, state.Number, state.PaymentReference, state.Outstanding, payer: null);
        return new(
            Uri.TryCreate(state.PaymentUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? state.PaymentUrl : null,
            payee.Iban is { } iban ? Formats.References.Iban.Format(iban) : null,
            payee.Bic,
            state.PaymentReference ?? state.Number,
            code is null ? null : new MarkupString(CodeImage.Svg(code)));
    }
}
