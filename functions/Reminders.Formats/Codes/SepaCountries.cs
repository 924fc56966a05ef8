using System.Collections.Frozen;

namespace Reminders.Formats.Codes;

/// <summary>Where accounts can be reached by a SEPA credit transfer, by the first two letters of their IBAN.</summary>
internal static class SepaCountries
{
    // European Payments Council, list of SEPA scheme countries (EPC409-09). The Economic Area: a transfer there needs no BIC.
    private static readonly FrozenSet<string> EconomicArea =
        "AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Beyond = "AD AL CH GB GI MC MD ME MK RS SM VA".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string country) => EconomicArea.Contains(country) || Beyond.Contains(country);

    public static bool NeedsBic(string country) => Beyond.Contains(country);
}
