using Reminders.Application.Creditors;
using Reminders.Application.CustomerPages;
using Reminders.Messages;

namespace Reminders.Application.Contacts;

/// <summary>Made-up messages in a creditor's name, with the payment codes and references its real ones have.</summary>
public static class MessageSamples
{
    /// <summary>The samples of a template in a language, the plainest first.</summary>
    public static IEnumerable<SampleMessage> Of(MessageRenderer renderer, string template, string language, Creditor creditor) =>
        renderer.Samples(template, language, MessageComposer.SenderOf(creditor)).Select(sample => sample with
        {
            Content = sample.Content with
            {
                Page = PageToken.Example.AddressAt(creditor),
                Invoices = [.. sample.Content.Invoices.Select(invoice => Payable(invoice, creditor, sample.Content.Recipient))],
            },
        });

    private static InvoiceLine Payable(InvoiceLine invoice, Creditor creditor, PostalAddress? payer)
    {
        var reference = creditor.References == ReferenceKind.None ? invoice.PaymentReference : References.For(creditor, invoice.Number);
        return invoice with { PaymentReference = reference, Code = PaymentCodes.Of(creditor, invoice.Number, reference, invoice.Outstanding, payer) };
    }
}
