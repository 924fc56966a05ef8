using System.Collections.Frozen;
using System.Globalization;

namespace Reminders.Formats.References;

/// <summary>An international bank account number: country, length and mod 97 are checked.</summary>
public static class Iban
{
    // SWIFT IBAN registry: country and whole length.
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 " +
        "FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 " +
        "LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 " +
        "SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static readonly FrozenDictionary<string, int> LengthByCountry = Lengths.Split(' ')
        .ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry.AsSpan(2), CultureInfo.InvariantCulture));

    public static bool IsValid(string text)
    {
        var plain = ReferenceText.Compact(text);
        return plain.Length > 4
            && LengthByCountry.TryGetValue(plain[..2], out var length)
            && plain.Length == length
            && ReferenceText.IsDigits(plain.AsSpan(2, 2))
            && Mod97.Remainder(plain.AsSpan(4), plain.AsSpan(0, 4)) == 1;
    }

    /// <summary>In groups of four, as it is printed.</summary>
    public static string Format(string text) => ReferenceText.GroupsFromLeft(ReferenceText.Compact(text), 4);

    /// <summary>A Swiss or Liechtenstein account for QR references: its bank part lies from 30000 to 31999.</summary>
    public static bool IsQrIban(string text)
    {
        var plain = ReferenceText.Compact(text);
        return IsValid(plain)
            && plain[..2] is "CH" or "LI"
            && int.TryParse(plain.AsSpan(4, 5), NumberStyles.None, CultureInfo.InvariantCulture, out var bank)
            && bank is >= 30000 and <= 31999;
    }
}
