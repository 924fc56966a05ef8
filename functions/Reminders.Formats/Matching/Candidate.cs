using System.Collections.Immutable;
using Reminders.Formats.References;

namespace Reminders.Formats.Matching;

/// <summary>An open invoice made ready for comparing: normalised once, compared often.</summary>
public sealed class Candidate
{
    private Candidate(OpenInvoice invoice, MatchingPolicy policy)
    {
        Invoice = invoice;
        Handles = Matching.Handles.Of(invoice.InvoiceId, invoice.Number, invoice.PaymentReference, policy);
        Reference = ReferenceText.LettersAndDigits(invoice.PaymentReference ?? "");
        Body = Matching.Handles.Body(Reference, policy);
        NameWords = PayerNames.Words(invoice.CustomerName);
        Accounts = [.. invoice.KnownAccounts.Select(known => known with { Account = ReferenceText.LettersAndDigits(known.Account) })];
    }

    public OpenInvoice Invoice { get; }

    internal ImmutableArray<Handle> Handles { get; }

    internal string Reference { get; }

    internal string? Body { get; }

    internal string[] NameWords { get; }

    internal ImmutableArray<KnownAccount> Accounts { get; }

    internal bool Knows(string account) => Accounts.Any(known => known.Account == account);

    internal bool IsCalled(string stated) => Reference == stated || Handles.Any(handle => handle.Key == stated);

    public static Candidate Of(OpenInvoice invoice, MatchingPolicy policy) => new(invoice, policy);
}
