using System.Collections.Immutable;
using static Reminders.Formats.Matching.EvidenceKind;

namespace Reminders.Formats.Matching;

/// <summary>One candidate seen beside one payment line: how it is named, how the amount fits, whether the payer is its customer.</summary>
internal sealed class Look
{
    public required Candidate Candidate { get; init; }

    /// <summary>What names it, the strongest way; null if nothing does.</summary>
    public required Handle? Named { get; init; }

    public required bool NamedBySystem { get; init; }

    public required bool WrongCheck { get; init; }

    public required EvidenceKind Amount { get; init; }

    public required bool AccountKnown { get; init; }

    public required bool AccountOfAnother { get; init; }

    public required NameLikeness Name { get; init; }

    public OpenInvoice Invoice => Candidate.Invoice;

    public bool Fits => AmountFit.Fits(Amount);

    /// <summary>The payer is the customer, as far as a bank line can tell.</summary>
    public bool PayerIsCustomer => AccountKnown || (Name == NameLikeness.Agrees && !AccountOfAnother);

    public bool PayerMayBeCustomer => AccountKnown || Name is NameLikeness.Agrees or NameLikeness.Similar;

    public bool Checked => Named is { Checked: true };

    public static Look At(Candidate candidate, PaymentLine line, LineWords words, string account, string[] payer, bool accountTaken, MatchingPolicy policy)
    {
        var known = account.Length > 0 && candidate.Accounts.Contains(account);
        return new Look
        {
            Candidate = candidate,
            NamedBySystem = line.InvoiceId is { } id && id == candidate.Invoice.InvoiceId,
            Named = Strongest(candidate, words),
            // Where the reference stands as it is on file, nothing about it is wrong.
            WrongCheck = candidate.Body is { } body && words.WrongBodies.Contains(body) && !words.All.Contains(candidate.Reference),
            Amount = AmountFit.Of(line, candidate.Invoice.Outstanding, candidate.Invoice.IssueDate, policy),
            AccountKnown = known,
            AccountOfAnother = accountTaken && !known,
            Name = PayerNames.Compare(payer, candidate.NameWords),
        };
    }

    private static Handle? Strongest(Candidate candidate, LineWords words)
    {
        Handle? strongest = null;
        foreach (var handle in candidate.Handles)
        {
            if (words.All.Contains(handle.Key)
                && (strongest is null || (handle.Checked, handle.Key.Length).CompareTo((strongest.Checked, strongest.Key.Length)) > 0))
            {
                strongest = handle;
            }
        }

        return strongest;
    }

    public ImmutableArray<Evidence> Evidence()
    {
        var all = ImmutableArray.CreateBuilder<Evidence>();
        void Add(bool holds, EvidenceKind kind, string? detail = null)
        {
            if (holds)
            {
                all.Add(new Evidence(kind, detail));
            }
        }

        Add(NamedBySystem, EvidenceKind.NamedBySystem);
        Add(Checked, CheckedReference, Named?.Key);
        Add(Named is { Checked: false }, NumberNamed, Named?.Key);
        Add(true, Amount);
        Add(AccountKnown, EvidenceKind.AccountKnown);
        Add(Name == NameLikeness.Agrees, NameAgrees);
        Add(Name == NameLikeness.Similar, NameSimilar);
        Add(Name == NameLikeness.Differs, NameDiffers);
        Add(AccountOfAnother, EvidenceKind.AccountOfAnother);
        Add(WrongCheck, WrongCheckDigit);
        return all.ToImmutable();
    }
}
