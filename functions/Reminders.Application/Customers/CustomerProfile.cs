using System.Text.Json;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Domain.Documents;
using Reminders.Messages;

namespace Reminders.Application.Customers;

/// <summary>
/// The personal part of a customer: who they are and where they are reached. Lives in a document, never in an event.
/// <see cref="Embedded"/> is the hash of what the last invoice said of them, so that saying it again does not undo a correction.
/// </summary>
public sealed record CustomerProfile(string? Name, string? Email, string? Phone, string? Embedded = null)
{
    public static CustomerProfile Empty { get; } = new(null, null, null);

    public string? Street { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    /// <summary>Where letters go; null until name, street, postcode and city are all known.</summary>
    public PostalAddress? AddressIn(string? country, string? region) =>
        Name is not null && Street is not null && Postcode is not null && City is not null ? new PostalAddress(Name, Street, Postcode, City, country, region) : null;

    public NewDocument ToDocument(string id) =>
        new(id, "application/json", JsonSerializer.SerializeToUtf8Bytes(this, EventFormat.Json));

    /// <summary>The profile a reference points at; empty where it was erased or never given.</summary>
    public static async Task<CustomerProfile> Load(IDocuments documents, DocumentRef? reference, CancellationToken cancellation)
    {
        var stored = reference is null ? null : await documents.Get(reference.Id, cancellation);
        return stored is null ? Empty : JsonSerializer.Deserialize<CustomerProfile>(stored.Content.Span, EventFormat.Json) ?? Empty;
    }
}
