using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Domain.Customers;

namespace Reminders.Application.Contacts;

/// <summary>
/// Leads from the id a provider knows a message by back to the contact. Stored with the claim, before anything leaves, so that no
/// report can come too early for it. Ids only.
/// </summary>
public sealed record ContactSlip(string Creditor, string CustomerId, string ContactId, string Channel, ImmutableArray<string> Covers)
{
    public static ContactSlip Of(StreamId customer, CustomerEvent.ContactClaimed claim) =>
        new(customer.Creditor, customer.Id, claim.ContactId, claim.Channel, claim.Covers);

    public static async Task<ContactSlip?> Find(IDocuments documents, Guid operationId, CancellationToken cancellation) =>
        await documents.Get(DocumentId(operationId), cancellation) is { } stored
            ? JsonSerializer.Deserialize<ContactSlip>(stored.Content.Span, EventFormat.Json)
            : null;

    public NewDocument ToDocument() => new(
        DocumentId(OperationId.Of(ContactId)), "application/json", JsonSerializer.SerializeToUtf8Bytes(this, EventFormat.Json));

    private static string DocumentId(Guid operationId) => string.Create(CultureInfo.InvariantCulture, $"contact-{operationId:N}");
}
