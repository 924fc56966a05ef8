using System.Collections.Immutable;
using System.Text.Json;
using Reminders.Formats.Matching;

namespace Reminders.Application.Payments;

/// <summary>Evidence as people read it. It repeats numbers of invoices, never a name or an account.</summary>
internal static class EvidenceWords
{
    public static ImmutableArray<string> Of(IEnumerable<Evidence> evidence) => [.. evidence.Select(Of)];

    /// <summary>The name of the rule that posts a payment: its strongest evidence.</summary>
    public static string Rule(Match.Certain certain) => JsonNamingPolicy.CamelCase.ConvertName(certain.Evidence[0].Kind.ToString());

    private static string Of(Evidence evidence) => evidence.Kind switch
    {
        EvidenceKind.NamedBySystem => "a system named the invoice",
        EvidenceKind.CheckedReference => $"reference {evidence.Detail}, check digits right",
        EvidenceKind.NumberNamed => $"number {evidence.Detail} named",
        EvidenceKind.SumOfInvoices => "several invoices make the amount",
        EvidenceKind.NumberAlmostNamed => $"{evidence.Detail} named, one slip from its number",
        EvidenceKind.AmountEqual => "amount as owed",
        EvidenceKind.AmountWithinCashDiscount => "amount as owed less the cash discount",
        EvidenceKind.AmountWithinBankCharges => "amount as owed less bank charges",
        EvidenceKind.AccountKnown => "from a known account of the customer",
        EvidenceKind.NameAgrees => "payer has the customer's name",
        EvidenceKind.NameSimilar => "payer has a name like the customer's",
        EvidenceKind.NamedInText => "the text has the customer's name",
        EvidenceKind.OnlyOpenInvoice => "the customer's only open invoice",
        EvidenceKind.AmountLess => "less than owed",
        EvidenceKind.AmountMore => "more than owed",
        EvidenceKind.NameDiffers => "payer has another name",
        EvidenceKind.AccountOfAnother => "from a known account of another customer",
        EvidenceKind.CurrencyDiffers => "another currency",
        EvidenceKind.WrongCheckDigit => "its reference with wrong check digits",
        EvidenceKind.LookAlikeInvoice => "another invoice's number looks much like it",
        EvidenceKind.OtherNumberNamed => "another number named",
        _ => throw new InvalidOperationException($"No evidence: {evidence.Kind}."),
    };
}
