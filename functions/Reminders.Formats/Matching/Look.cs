using System.Collections.Immutable;
using static Reminders.Formats.Matching.EvidenceKind;

namespace Reminders.Formats.Matching;

/// <summary>One candidate seen beside one payment line: how it is named, how the amount fits, whether the payer is its customer.</summary>
internal sealed class Look
{
    public required Candidate Candidate { get; init; }

    public required Payer Payer { get; init; }

    /// <summary>What names it, the strongest way; null if nothing does.</summary>
    public required Handle? Named { get; init; }

    /// <summary>What names it may be a date, an amount or a postcode.</summary>
    public required bool NamedByChance { get; init; }

    /// <summary>What names it is part of a date: a namesake with the same amount may have meant the day.</summary>
    public required bool NamedByDate { get; init; }

    public required bool NamedBySystem { get; init; }

    public required bool WrongCheck { get; init; }

    public required EvidenceKind Amount { get; init; }

    public required bool AccountKnown { get; init; }

    /// <summary>The payer has the customer's name, or the one that the account became known with.</summary>
    public required bool IsHolder { get; init; }

    public required bool AccountOfAnother { get; init; }

    public required NameLikeness Name { get; init; }

    /// <summary>Every word of the customer's name stands in the text, and there are two at least.</summary>
    public required bool NamedInText { get; init; }

    public OpenInvoice Invoice => Candidate.Invoice;

    public bool Fits => AmountFit.Fits(Amount);

    /// <summary>The payer is the customer, as far as a bank line can tell.</summary>
    public bool PayerIsCustomer => AccountKnown || (Name == NameLikeness.Agrees && !AccountOfAnother);

    public bool PayerMayBeCustomer => AccountKnown || NamedInText || Name is NameLikeness.Agrees or NameLikeness.Similar;

    /// <summary>The payer could have written the customer's name with a slip: what is found under the same keys, near or far.</summary>
    public bool PayerMayBeMeant => PayerIsCustomer || LookupKeys.Names(Candidate.NameWords).Intersect(LookupKeys.Names(Payer.Name), StringComparer.Ordinal).Any();

    public bool Checked => Named is { Checked: true };

    public static Look At(Candidate candidate, PaymentLine line, LineWords words, Payer payer, bool accountTaken, MatchingPolicy policy)
    {
        var known = payer.Account.Length > 0 && candidate.Knows(payer.Account);
        var amount = AmountFit.Of(line, Owed.Of([candidate.Invoice], line.BookedOn), policy);
        var name = PayerNames.Compare(payer.Name, candidate.NameWords);
        var isCustomer = known || (name == NameLikeness.Agrees && !accountTaken);
        var named = Strongest(candidate, words, isCustomer || AmountFit.Fits(amount));
        var byChance = named is { Checked: false } && words.IsChance(named);
        return new Look
        {
            Candidate = candidate,
            Payer = payer,
            NamedBySystem = line.InvoiceId is { } id && id == candidate.Invoice.InvoiceId,
            Named = named,
            NamedByChance = byChance,
            NamedByDate = byChance && words.IsWrittenAsDate(named!.Key),
            // Where the reference stands as it is on file, nothing about it is wrong.
            WrongCheck = candidate.Body is { } body && words.WrongBodies.Contains(body) && !words.All.Contains(candidate.Reference),
            Amount = amount,
            AccountKnown = known,
            IsHolder = name == NameLikeness.Agrees || (known && candidate.Accounts.Any(one => one.Account == payer.Account && one.Holder == payer.Key)),
            AccountOfAnother = accountTaken && !known,
            Name = name,
            NamedInText = candidate.NameWords.Length > 1 && candidate.NameWords.All(payer.Text.Contains),
        };
    }

    private static Handle? Strongest(Candidate candidate, LineWords words, bool believed)
    {
        Handle? strongest = null;
        foreach (var handle in candidate.Handles)
        {
            if (!words.All.Contains(handle.Key))
            {
                continue;
            }

            // In a field for references digits are one. In a text they are a telephone or a date, too, unless payer or amount agree.
            var stands = handle is { Checked: true, IsNumeric: true }
                && !words.HasDigits(handle.Key, inField: true)
                && !(believed && words.HasDigits(handle.Key, inField: false))
                ? handle with { Checked = false }
                : handle;
            if (strongest is null || (stands.Checked, stands.Key.Length).CompareTo((strongest.Checked, strongest.Key.Length)) > 0)
            {
                strongest = stands;
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
        Add(NamedInText && Name != NameLikeness.Agrees, EvidenceKind.NamedInText);
        Add(AccountOfAnother, EvidenceKind.AccountOfAnother);
        Add(WrongCheck, WrongCheckDigit);
        return all.ToImmutable();
    }
}
