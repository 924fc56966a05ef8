using System.Collections.Immutable;
using Reminders.Formats.Matching;

namespace Reminders.Application.Payments;

/// <summary>What an unmatched payment may pay, and why; <see cref="Allocations"/> is what assigning it would say.</summary>
public sealed record ProposalView(string InvoiceId, string CustomerId, ImmutableArray<ProposedPartView> Allocations, ImmutableArray<string> Evidence)
{
    internal static ProposalView Of(Proposal proposal) => new(
        proposal.Parts[0].InvoiceId,
        proposal.CustomerId,
        [.. proposal.Parts.Where(part => part.Amount.IsPositive).Select(part => new ProposedPartView(part.InvoiceId, part.Amount.ToDecimalString()))],
        EvidenceWords.Of(proposal.Evidence));
}

public sealed record ProposedPartView(string InvoiceId, string Amount);
