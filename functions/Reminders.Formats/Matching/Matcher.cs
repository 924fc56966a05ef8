using System.Collections.Immutable;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>
/// Decides what a payment pays, by a ladder: what a system named; a reference with check digits; a number named by the customer with
/// the amount owed; several of those that add up; a known account whose customer owes exactly this once. Everything else is proposed.
/// An amount alone decides nothing, and nothing is certain that one slip of the finger could have turned into something else.
/// </summary>
public static class Matcher
{
    /// <summary>
    /// <paramref name="candidates"/>: all open invoices under the line's <see cref="LookupKeys"/>, each once.
    /// </summary>
    public static Match Match(PaymentLine line, IReadOnlyCollection<Candidate> candidates, MatchingPolicy policy) =>
        Match(line, LineWords.Of(line, policy), Payer.Of(line), candidates, policy);

    internal static Match Match(
        PaymentLine line, LineWords words, Payer payer, IReadOnlyCollection<Candidate> candidates, MatchingPolicy policy)
    {
        if (!line.Amount.IsPositive)
        {
            return new Match.Proposals([]);
        }

        var taken = payer.Account.Length > 0 && candidates.Any(candidate => candidate.Knows(payer.Account));
        var looks = candidates.Select(candidate => Look.At(candidate, line, words, payer, taken, policy)).ToList();
        return Certain(line, words, payer, looks, policy) ?? (Match)new Match.Proposals(Ranking.Of(line, words, looks, policy));
    }

    private static Match.Certain? Certain(PaymentLine line, LineWords words, Payer payer, List<Look> looks, MatchingPolicy policy)
    {
        var same = looks.Where(look => look.Invoice.Outstanding.Currency == line.Amount.Currency).ToList();
        if (same.Find(look => look.NamedBySystem) is { } meant)
        {
            return Post(line, [meant], policy);
        }

        if (words.Stated.Length > 0)
        {
            var stated = same.Where(look => look.Candidate.IsCalled(words.Stated)).ToList();
            return stated.Count == 1 || (stated.Count > 1 && AddUp(line, stated, policy)) ? Post(line, stated, policy) : null;
        }

        // A system that names an invoice nobody knows is not second-guessed.
        if (line.InvoiceId is not null || looks.Exists(look => look.WrongCheck))
        {
            return null;
        }

        var strong = WithoutPartsOfOthers(same.Where(look => look.Named is not null && (look.Checked || look.PayerIsCustomer)).ToList());
        return strong.Count switch
        {
            0 => looks.Exists(look => look.Named is not null) ? null : ByAccount(line, words, payer, looks, policy),
            1 => Single(line, strong[0], same, policy),
            _ => AddUp(line, strong, policy) && OfOne(strong) && strong.TrueForAll(look =>
                look.Checked ? !IsDoubtful(look, same.Except(strong)) : !HasOther(look, same.Except(strong), other => other.Invoice.Outstanding == look.Invoice.Outstanding))
                ? Post(line, strong, policy)
                : null,
        };
    }

    private static Match.Certain? Single(PaymentLine line, Look look, List<Look> all, MatchingPolicy policy)
    {
        if (look.Checked)
        {
            return IsDoubtful(look, all) || IsStrange(look) ? null : Post(line, [look], policy);
        }

        // A part payment is believed where account and number agree, and no other invoice of the customer is easily meant instead.
        var part = look is { AccountKnown: true, Amount: EvidenceKind.AmountLess, NamedByChance: false };
        // What names it by chance names nothing beside a number that stands there in full, and a day is only a day.
        var byNothingElse = look.NamedByChance && all.Exists(other => other is { Named: not null, NamedByChance: false });
        var whole = look.Fits && (look.AccountKnown || !look.NamedByDate) && !byNothingElse;
        return (whole && !HasOther(look, all, other => other.Fits)) || (part && !HasOther(look, all, _ => true))
            ? Post(line, [look], policy)
            : null;
    }

    // Accounts are shared: by families, and by services that pay for everybody.
    private static Match.Certain? ByAccount(PaymentLine line, LineWords words, Payer payer, List<Look> looks, MatchingPolicy policy)
    {
        var known = looks.Where(look => look.AccountKnown).ToList();
        return policy.PostKnownAccounts && known is [{ Amount: EvidenceKind.AmountEqual, IsHolder: true } only]
            && !words.HasNumbers && !looks.Exists(other => IsMentionedBeside(only, other, payer))
            ? Post(line, [only], policy, new Evidence(EvidenceKind.OnlyOpenInvoice))
            : null;
    }

    private static bool IsMentionedBeside(Look only, Look other, Payer payer) =>
        other.Invoice.CustomerId != only.Invoice.CustomerId
        && (other.NamedInText || other.Candidate.NameWords.Any(word =>
            word.Length >= LookupKeys.MinNameWord && payer.Text.Contains(word) && !only.Candidate.NameWords.Contains(word)));

    // Another invoice that may be meant: by a slip of the finger, or because nothing may have been named at all.
    private static bool HasOther(Look look, IEnumerable<Look> others, Func<Look, bool> isPossible) => others.Any(other =>
        other != look
        && isPossible(other)
        && (other.Invoice.CustomerId == look.Invoice.CustomerId || other.PayerIsCustomer)
        && (look.NamedByChance || LooksAlike(look, other)));

    private static bool LooksAlike(Look look, Look other) => other.Candidate.Handles.Any(handle => Spelling.Within(2, handle.Key, look.Named!.Key));

    // Check digits see one slip, and not all of two. Where the payer's own reference is two slips away, or the same digits are another's
    // number, the other may be meant, unless payer and amount speak for this one alone.
    private static bool IsDoubtful(Look look, IEnumerable<Look> others) => others.Any(other =>
        other != look
        && (look.PayerIsCustomer ? other.PayerIsCustomer : other.PayerMayBeMeant || other.Named?.Key == look.Named!.Key)
        && !(look is { PayerIsCustomer: true, Fits: true } && !other.Fits)
        && LooksAlike(look, other));

    // Somebody else may pay an invoice. One whose account is another customer's, or who pays more than is owed, more likely means another.
    private static bool IsStrange(Look look) =>
        !look.PayerMayBeCustomer && look.Name == NameLikeness.Differs && (look.AccountOfAnother || look.Amount == EvidenceKind.AmountMore);

    private static bool OfOne(List<Look> looks) =>
        looks.TrueForAll(look => look.Checked) || looks.TrueForAll(look => look.Invoice.CustomerId == looks[0].Invoice.CustomerId);

    // 1001 inside 2026-1001 names nothing of its own.
    private static List<Look> WithoutPartsOfOthers(List<Look> looks) => looks.Count < 2 ? looks :
        [.. looks.Where(look => !looks.Exists(other =>
            other.Named!.Key.Length > look.Named!.Key.Length && other.Named.Key.Contains(look.Named.Key, StringComparison.Ordinal)))];

    private static bool AddUp(PaymentLine line, List<Look> looks, MatchingPolicy policy) =>
        AmountFit.Fits(AmountFit.Of(line, Owed.Of([.. looks.Select(look => look.Invoice)], line.BookedOn), policy));

    private static Match.Certain Post(PaymentLine line, List<Look> looks, MatchingPolicy policy, params ReadOnlySpan<Evidence> more)
    {
        var inOrder = looks.OrderBy(look => look.Invoice.DueDate).ThenBy(look => look.Invoice.InvoiceId, StringComparer.Ordinal).ToList();
        var invoices = inOrder.ConvertAll(look => look.Invoice);
        var owed = Owed.Of(invoices, line.BookedOn);
        var forgiven = AmountFit.Forgiven(line.Amount, line.BookedOn, owed, policy);
        Func<OpenInvoice, long> bears = AmountFit.IsWithinTerms(line.Amount, owed, policy) ? invoice => invoice.DiscountOn(line.BookedOn) : invoice => invoice.Outstanding.Minor;
        var (parts, left) = forgiven is { } difference
            ? (Shares.WithDifference(difference, invoices, bears), Money.Zero(line.Amount.Currency))
            : Shares.Of(line.Amount, invoices);
        var sum = inOrder.Count > 1 ? [new Evidence(EvidenceKind.SumOfInvoices)] : (Evidence[])[];
        return new Match.Certain(parts, left, [.. more, .. sum, .. inOrder.SelectMany(look => look.Evidence()).Distinct()]);
    }
}
