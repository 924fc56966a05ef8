using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Domain.Customers;

namespace Reminders.Application.CustomerPages;

/// <summary>
/// Leads from a page's token to what it is about. Stored under the token's hash with the claim, before the message leaves. Ids only;
/// taking it away closes the page.
/// </summary>
public sealed record PageSlip(string Creditor, string CustomerId, string Channel, ImmutableArray<string> Covers)
{
    public static PageSlip Of(StreamId customer, CustomerEvent.ContactClaimed claim) => new(customer.Creditor, customer.Id, claim.Channel, claim.Covers);

    public static async Task<(PageSlip Slip, Instant MadeAt)?> Find(IDocuments documents, PageToken token, CancellationToken cancellation) =>
        await documents.Get(token.DocumentId, cancellation) is { } stored && JsonSerializer.Deserialize<PageSlip>(stored.Content.Span, EventFormat.Json) is { } slip
            ? (slip, stored.StoredAt)
            : null;

    public NewDocument ToDocument(PageToken token) => new(token.DocumentId, "application/json", JsonSerializer.SerializeToUtf8Bytes(this, EventFormat.Json));
}
