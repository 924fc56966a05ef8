using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;

namespace Reminders.Application.Payments;

/// <summary>
/// What an unmatched payment may pay, and why; <see cref="Allocations"/> is what assigning it would say, none where the invoice is in
/// another currency.
/// </summary>
public sealed record ProposalView(string InvoiceId, string CustomerId, ImmutableArray<ProposedPartView> Allocations, ImmutableArray<string> Evidence)
{
    internal static ProposalView Of(Proposal proposal, Currency currency) => new(
        proposal.Parts[0].InvoiceId,
        proposal.CustomerId,
        [.. proposal.Parts.Where(part => part.Amount.IsPositive && part.Amount.Currency == currency).Select(part => new ProposedPartView(part.InvoiceId, part.Amount.ToDecimalString()))],
        EvidenceWords.Of(proposal.Evidence));

    internal static ProposalView Of(Case invoice, Money amount, ProposalReasons reasons) => new(
        invoice.InvoiceId,
        invoice.CustomerId,
        amount.Currency == invoice.Principal.Currency ? [new ProposedPartView(invoice.InvoiceId, amount.ToDecimalString())] : [],
        reasons.Evidence);
}

public sealed record ProposedPartView(string InvoiceId, string Amount);
