using System.Collections.Immutable;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;

namespace Reminders.Application.Payments;

/// <summary>Which proposals are plausible enough that nobody is reminded until a person has decided. Never by the amount alone.</summary>
internal static class Holding
{
    private const int MaxInvoices = 50;

    /// <summary>
    /// The invoices named or nearly named, or owed by somebody with a name like the payer's who owes this amount; and where the payer is
    /// the customer, as far as a bank line tells, all they have open: any of them may be meant.
    /// </summary>
    public static ImmutableArray<ProposalReasons> Of(ImmutableArray<Proposal> ranked, IReadOnlyCollection<Candidate> candidates)
    {
        var held = new List<ProposalReasons>();
        foreach (var proposal in ranked.Where(IsPlausible))
        {
            var evidence = EvidenceWords.Of(proposal.Evidence);
            held.AddRange(proposal.Parts.Select(part => new ProposalReasons(part.InvoiceId, evidence)));
        }

        foreach (var proposal in ranked.Where(proposal => IsPlausible(proposal) && proposal.Evidence.Any(SaysWhoPaid)))
        {
            var evidence = EvidenceWords.Of(proposal.Evidence.Where(SaysWhoPaid));
            held.AddRange(candidates
                .Where(candidate => candidate.Invoice.CustomerId == proposal.CustomerId)
                .Select(candidate => new ProposalReasons(candidate.Invoice.InvoiceId, evidence)));
        }

        return [.. held.DistinctBy(reasons => reasons.InvoiceId).Take(MaxInvoices)];
    }

    // Also in another currency: what came in may be meant for the invoice all the same.
    private static bool IsPlausible(Proposal proposal) =>
        proposal.Evidence.Any(evidence => SaysWhoPaid(evidence) || evidence.Kind
            is EvidenceKind.NamedBySystem or EvidenceKind.CheckedReference or EvidenceKind.NumberNamed or EvidenceKind.NumberAlmostNamed or EvidenceKind.WrongCheckDigit)
        || (Has(proposal, EvidenceKind.NameSimilar)
            && (Has(proposal, EvidenceKind.AmountEqual) || Has(proposal, EvidenceKind.AmountWithinCashDiscount) || Has(proposal, EvidenceKind.AmountWithinBankCharges)));

    private static bool Has(Proposal proposal, EvidenceKind kind) => proposal.Evidence.Any(evidence => evidence.Kind == kind);

    private static bool SaysWhoPaid(Evidence evidence) => evidence.Kind is EvidenceKind.AccountKnown or EvidenceKind.NameAgrees or EvidenceKind.NamedInText;
}
