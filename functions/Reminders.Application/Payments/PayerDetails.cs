using System.Text;
using System.Text.Json;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Documents;
using Reminders.Domain.Payments;

namespace Reminders.Application.Payments;

/// <summary>Who paid, from which account, and what they wrote: kept as a document, so that it can be erased.</summary>
public sealed record PayerDetails(string? Name, string? Account, string? Text)
{
    public static PayerDetails None { get; } = new(null, null, null);

    /// <summary>A bank's line, whose reference the payer typed.</summary>
    public bool IsBankLine => Account is not null || Text is not null;

    /// <summary>
    /// All that is known of a payment's payer, whatever came first; nothing where it was erased. <paramref name="fresh"/> is a
    /// document that is about to be stored.
    /// </summary>
    public static async Task<PayerDetails> Of(Payment payment, IDocuments documents, NewDocument? fresh, CancellationToken cancellation)
    {
        var all = new List<PayerDetails>();
        foreach (var reference in payment.Reports.Select(report => report.Details).Prepend(payment.Received?.Payer).Prepend(payment.Return?.Details).OfType<DocumentRef>())
        {
            if (fresh?.Id == reference.Id)
            {
                all.Add(Read(fresh.ContentType, fresh.Content));
            }
            else if (await documents.Get(reference.Id, cancellation) is { } stored)
            {
                all.Add(Read(stored.ContentType, stored.Content));
            }
        }

        return new PayerDetails(
            all.Select(one => one.Name).OfType<string>().Min(StringComparer.Ordinal),
            all.Select(one => one.Account).OfType<string>().Min(StringComparer.Ordinal),
            Joined(all.Select(one => one.Text)));
    }

    /// <summary>What one document holds; nothing where it was erased.</summary>
    public static async Task<PayerDetails> Load(IDocuments documents, DocumentRef reference, CancellationToken cancellation) =>
        await documents.Get(reference.Id, cancellation) is { } stored ? Read(stored.ContentType, stored.Content) : None;

    internal static (DocumentRef? Reference, NewDocument? Document) Store(PaymentReportInput input, IIdSource ids) =>
        new PayerDetails(input.PayerName, input.PayerAccount, input.Text).Store(ids);

    internal static (DocumentRef? Reference, NewDocument? Document) Store(PaymentInput input, IIdSource ids) =>
        new PayerDetails(input.Payer, input.PayerAccount, input.Text).Store(ids);

    internal (DocumentRef? Reference, NewDocument? Document) Store(IIdSource ids)
    {
        if (this == None)
        {
            return (null, null);
        }

        var document = new NewDocument(ids.New(), "application/json", JsonSerializer.SerializeToUtf8Bytes(this, EventFormat.Json));
        return (document.Reference(), document);
    }

    // Earlier versions kept the name alone, as text.
    private static PayerDetails Read(string contentType, ReadOnlyMemory<byte> content) =>
        contentType == "application/json"
            ? JsonSerializer.Deserialize<PayerDetails>(content.Span, EventFormat.Json) ?? None
            : None with { Name = Encoding.UTF8.GetString(content.Span) };

    private static string? Joined(IEnumerable<string?> texts) =>
        texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all ? string.Join('\n', all) : null;
}
