using System.Collections.Immutable;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>What a person is shown first: what is named before what is nearly named, then payer and amount. Nothing on the amount alone.</summary>
internal static class Ranking
{
    private const int MaxProposals = 50;
    private const int MaxForSums = 10;

    public static ImmutableArray<Proposal> Of(PaymentLine line, LineWords words, List<Look> looks, MatchingPolicy policy)
    {
        var single = looks
            .Where(look => look.NamedBySystem || look.Named is not null || look.WrongCheck || look.PayerMayBeCustomer)
            .Select(look => (Look: look, Evidence: Evidence(line, words, look, looks)))
            .Where(entry => IsReason(entry.Look, entry.Evidence));
        return
        [
            .. single
                .Select(entry => (entry.Look.Invoice.DueDate, Proposal: new Proposal(
                    entry.Look.Invoice.CustomerId, Shares.Of(line.Amount, [entry.Look.Invoice]).Parts, entry.Evidence)))
                .Concat(Sums(line, looks, policy))
                .OrderByDescending(entry => entry.Proposal.Evidence.Sum(reason => Weight(reason.Kind)))
                .ThenBy(entry => entry.DueDate)
                .ThenBy(entry => entry.Proposal.Parts[0].InvoiceId, StringComparer.Ordinal)
                .Select(entry => entry.Proposal)
                .Take(MaxProposals),
        ];
    }

    private static bool IsReason(Look look, ImmutableArray<Evidence> evidence) =>
        look.NamedBySystem || look.Named is not null || look.WrongCheck || look.AccountKnown
        || look.Name == NameLikeness.Agrees || look.NamedInText
        || (look.PayerMayBeCustomer && (look.Fits || evidence.Any(reason => reason.Kind == EvidenceKind.NumberAlmostNamed)));

    private static ImmutableArray<Evidence> Evidence(PaymentLine line, LineWords words, Look look, List<Look> all)
    {
        var evidence = look.Evidence();
        if (look.Named is null && look.PayerMayBeCustomer && AlmostNamed(words, look) is { } near)
        {
            evidence = evidence.Insert(0, new Evidence(EvidenceKind.NumberAlmostNamed, near));
        }

        if (look.Named is { Checked: false } named && all.Exists(other => other != look && other.Candidate.Handles.Any(handle => Spelling.Within(2, handle.Key, named.Key))))
        {
            evidence = evidence.Add(new Evidence(EvidenceKind.LookAlikeInvoice));
        }

        return look.Named is null && !look.NamedBySystem && (words.HasNumbers || line.InvoiceId is not null)
            ? evidence.Add(new Evidence(EvidenceKind.OtherNumberNamed))
            : evidence;
    }

    private static string? AlmostNamed(LineWords words, Look look)
    {
        foreach (var handle in look.Candidate.Handles)
        {
            foreach (var word in words.All)
            {
                if (Spelling.Within(1, handle.Key, word))
                {
                    return word;
                }
            }
        }

        return null;
    }

    // Several open invoices of one customer that together make the amount: all of them, else the oldest that do.
    private static IEnumerable<(NodaTime.LocalDate DueDate, Proposal Proposal)> Sums(PaymentLine line, List<Look> looks, MatchingPolicy policy)
    {
        foreach (var customer in looks
            .Where(look => look.PayerIsCustomer && look.Invoice.Outstanding.Currency == line.Amount.Currency)
            .GroupBy(look => look.Invoice.CustomerId))
        {
            var open = customer.OrderBy(look => look.Invoice.DueDate).ThenBy(look => look.Invoice.InvoiceId, StringComparer.Ordinal).Take(MaxForSums).ToList();
            if (open.Count > 1 && Subset(line, open, policy) is { } subset)
            {
                var parts = Shares.Of(line.Amount, subset.Select(look => look.Invoice)).Parts;
                var reasons = subset.SelectMany(look => look.Evidence()).Distinct()
                    .Where(reason => reason.Kind is EvidenceKind.AccountKnown or EvidenceKind.NameAgrees or EvidenceKind.NumberNamed);
                yield return (
                    subset[0].Invoice.DueDate,
                    new Proposal(customer.Key, parts, [new Evidence(EvidenceKind.SumOfInvoices), .. reasons]));
            }
        }
    }

    private static List<Look>? Subset(PaymentLine line, List<Look> open, MatchingPolicy policy)
    {
        var minors = open.ConvertAll(look => look.Invoice.Outstanding.Minor);
        var discounts = open.ConvertAll(look => look.Invoice.DiscountOn(line.BookedOn));
        for (var chosen = (1 << open.Count) - 1; chosen > 0; chosen--)
        {
            if (int.PopCount(chosen) < 2)
            {
                continue;
            }

            var (sum, discount) = (0L, 0L);
            for (var i = 0; i < minors.Count; i++)
            {
                sum += (chosen >> i & 1) * minors[i];
                discount += (chosen >> i & 1) * discounts[i];
            }

            var owed = new Owed(new Money(sum, line.Amount.Currency), open[0].Invoice.IssueDate, discount);
            if (sum >= line.Amount.Minor && AmountFit.Fits(AmountFit.Of(line, owed, policy)))
            {
                return [.. open.Where((_, i) => (chosen >> i & 1) == 1)];
            }
        }

        return null;
    }

    private static int Weight(EvidenceKind kind) => kind switch
    {
        EvidenceKind.NamedBySystem => 100,
        EvidenceKind.CheckedReference => 60,
        EvidenceKind.SumOfInvoices => 45,
        EvidenceKind.NumberNamed => 40,
        EvidenceKind.WrongCheckDigit => 35,
        EvidenceKind.AccountKnown => 30,
        EvidenceKind.AmountEqual => 25,
        EvidenceKind.NumberAlmostNamed or EvidenceKind.AmountWithinCashDiscount => 20,
        EvidenceKind.NameAgrees or EvidenceKind.AmountWithinBankCharges => 18,
        EvidenceKind.NamedInText => 15,
        EvidenceKind.OnlyOpenInvoice => 10,
        EvidenceKind.NameSimilar => 8,
        EvidenceKind.AmountLess or EvidenceKind.AmountMore => 0,
        EvidenceKind.LookAlikeInvoice or EvidenceKind.OtherNumberNamed => -3,
        EvidenceKind.NameDiffers => -5,
        EvidenceKind.AccountOfAnother => -10,
        EvidenceKind.CurrencyDiffers => -30,
        _ => throw new InvalidOperationException($"No evidence: {kind}."),
    };
}
