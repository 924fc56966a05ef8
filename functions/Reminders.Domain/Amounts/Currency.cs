using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Reminders.Domain.Amounts;

/// <summary>An ISO 4217 currency in use: its three-letter code and how many decimals its minor unit has.</summary>
public sealed record Currency
{
    // ISO 4217 list one, active codes with a minor unit, grouped by the number of decimals.
    private static readonly (int Decimals, string Codes)[] Active =
    [
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD " +
            "CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP " +
            "GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK " +
            "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO " +
            "NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS " +
            "SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST " +
            "XAD XCD XCG YER ZAR ZMW ZWG"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    ];

    private static readonly FrozenDictionary<string, Currency> ByCode = Active
        .SelectMany(group => group.Codes.Split(' ').Select(code => new Currency(code, group.Decimals)))
        .ToFrozenDictionary(currency => currency.Code);

    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
        MinorPerMajor = 1;
        for (var i = 0; i < decimals; i++)
        {
            MinorPerMajor *= 10;
        }
    }

    public string Code { get; }

    public int Decimals { get; }

    /// <summary>How many minor units make one major unit: 100 for EUR, 1 for JPY, 1000 for KWD.</summary>
    public long MinorPerMajor { get; }

    public static IEnumerable<string> Codes => ByCode.Keys;

    public static bool TryOf(string code, [MaybeNullWhen(false)] out Currency currency) => ByCode.TryGetValue(code, out currency);

    /// <summary>The currency of a code that was validated before.</summary>
    /// <exception cref="ArgumentException">The code is no active ISO 4217 currency.</exception>
    public static Currency Of(string code) =>
        ByCode.TryGetValue(code, out var currency) ? currency : throw new ArgumentException($"'{code}' is no ISO 4217 currency.", nameof(code));

    public override string ToString() => Code;
}
