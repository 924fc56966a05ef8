using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Formats.Xml;

namespace Reminders.Formats.BankFiles.Camt;

/// <summary>Takes values out of parts of a message. What is wrong is said with its place and without its content.</summary>
internal static class CamtValues
{
    /// <summary>No field that is read has more by its format; what is longer is cut.</summary>
    public const int MaxText = 500;

    private const int DateLength = 10;

    public static string? Say(XmlPart? part) => part is { Text.Length: > 0 } ? Cut(part.Text) : null;

    public static string? Say(XmlPart? part, string path) => part?.Say(path) is { } text ? Cut(text) : null;

    public static string? Account(XmlPart? account) =>
        Say(account, "Id/IBAN") ?? Say(account, "Id/Othr/Id") ?? Say(account, "Id/PrtryAcct/Id") ?? Say(account, "Id/BBAN") ?? Say(account, "Id/UPIC");

    /// <summary>A date as it is written: the zone of a moment says nothing about the day that the bank names. Null where there is none.</summary>
    public static LocalDate? Date(XmlPart? part, string place)
    {
        var written = part?.Say("Dt") is { } date ? date : part?.Say("DtTm") ?? part?.Text;
        if (string.IsNullOrEmpty(written))
        {
            return null;
        }

        var day = written.Length > DateLength ? written[..DateLength] : written;
        return LocalDatePattern.Iso.Parse(day) is { Success: true, Value: { Year: >= 1970 and <= 2200 } value }
            ? value
            : throw Wrong(part!, place, "is no date");
    }

    public static Currency Currency(XmlPart at, string code, string place) =>
        Domain.Amounts.Currency.TryOf(code, out var currency) ? currency : throw Wrong(at, place, "is no ISO 4217 currency");

    /// <summary>An amount that must be there.</summary>
    public static Money Amount([NotNull] XmlPart? part, XmlPart parent, string place) => part is null
        ? throw Wrong(parent, place, "is missing")
        : Amount(part, place);

    /// <summary>An amount with its currency. Banks write more decimals than there are: zeros behind them say nothing.</summary>
    public static Money Amount(XmlPart part, string place)
    {
        var currency = Currency(part, part.Attribute("Ccy") ?? "", $"{place}/@Ccy");
        var text = part.Text;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            var last = text.Length;
            while (last > point + 1 + currency.Decimals && text[last - 1] == '0')
            {
                last--;
            }

            text = text[..(last == point + 1 ? point : last)];
        }

        return text is ['-', ..] ? throw Wrong(part, place, "is negative; an amount has its direction in CdtDbtInd")
            : Money.Parse(text, currency, out var money) is { } problem ? throw Wrong(part, place, problem)
            : money;
    }

    /// <summary>CRDT or DBIT; null where it is not said.</summary>
    public static bool? IsCredit(XmlPart part, string place) => part.Say("CdtDbtInd") switch
    {
        null => null,
        "CRDT" => true,
        "DBIT" => false,
        _ => throw Wrong(part, $"{place}/CdtDbtInd", "must be CRDT or DBIT"),
    };

    public static string? Code(XmlPart? code) => code?.First("Domn") is { } domain
        ? $"{Say(domain, "Cd")}/{Say(domain, "Fmly/Cd")}/{Say(domain, "Fmly/SubFmlyCd")}"
        : null;

    public static BankFileException Wrong(XmlPart part, string place, string detail) => new($"line {part.Line}, {place}", detail);

    private static string Cut(string text) => text.Length > MaxText ? text[..MaxText] : text;
}
