using System.Text.Json;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Documents;

namespace Reminders.Application.Payments;

/// <summary>Who paid, from which account, and what they wrote: kept as a document, so that it can be erased.</summary>
public sealed record PayerDetails(string? Name, string? Account, string? Text)
{
    internal static (DocumentRef? Reference, NewDocument? Document) Store(PaymentReportInput input, IIdSource ids)
    {
        if (input is { PayerName: null, PayerAccount: null, Text: null })
        {
            return (null, null);
        }

        var details = new PayerDetails(input.PayerName, input.PayerAccount, input.Text);
        var document = new NewDocument(ids.New(), "application/json", JsonSerializer.SerializeToUtf8Bytes(details, EventFormat.Json));
        return (document.Reference(), document);
    }
}
