using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Reminders.Domain.Amounts;
using Reminders.Formats.BankFiles.Camt;

namespace Reminders.Formats.BankFiles.Mt940;

/// <summary>
/// The details of an entry (:86:): the German structure of numbered subfields with SEPA's keywords in the purpose, or plain text.
/// </summary>
internal static partial class Mt940Details
{
    private const int MaxFields = 20;

    public static BankEntry Add(BankEntry entry, string text) =>
        Structure().Match(text) is { Success: true } structured
            ? German(entry, structured.Groups["code"].Value, text.Replace("\n", "", StringComparison.Ordinal)[3..])
            : Plain(entry, text);

    private static BankEntry Plain(BankEntry entry, string text)
    {
        var before = entry.Transactions is [var first, ..] ? first : new BankTransaction { EndToEndId = entry.EntryReference };
        return before.Remittance.Length == MaxFields
            ? entry
            : entry with { Transactions = [before with { Remittance = [.. before.Remittance, Cut(text)] }] };
    }

    private static BankEntry German(BankEntry entry, string code, string fields)
    {
        var (purpose, name) = (new StringBuilder(), new StringBuilder());
        string? account = null, reason = null, kind = null;
        foreach (var (number, value) in Subfields(fields))
        {
            switch (number)
            {
                case "00":
                    kind = value;
                    break;
                case ['2', _] or "60" or "61" or "62" or "63":
                    purpose.Append(value);
                    break;
                case "31":
                    account = Text(value);
                    break;
                case "32" or "33":
                    name.Append(value);
                    break;
                case "34":
                    reason = Text(value);
                    break;
                default:
                    break;
            }
        }

        var words = Words(purpose.ToString());
        return entry with
        {
            OwnCode = code,
            Text = kind is null ? entry.Text : Text(kind),
            Transactions =
            [
                new BankTransaction
                {
                    InstructedAmount = Amount(Said(words, "OAMT"), entry.Amount.Currency),
                    EndToEndId = CamtTransaction.Given(Said(words, "EREF")),
                    InstructionId = CamtTransaction.Given(Said(words, "KREF")),
                    MandateId = CamtTransaction.Given(Said(words, "MREF")),
                    Remittance = Said(words, "SVWZ") is { } said ? [said] : [],
                    PayerName = Text(name.ToString()),
                    PayerAccount = account ?? Said(words, "IBAN"),
                    UltimatePayer = Said(words, "ABWA"),
                    ReturnReason = reason,
                },
            ],
        };
    }

    // The purpose is cut every 27 characters wherever that is, so its pieces go together without anything between.
    private static Dictionary<string, string> Words(string purpose)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = Keyword().Matches(purpose);
        Add("SVWZ", found.Count == 0 ? purpose : purpose[..found[0].Index]);
        foreach (var (i, match) in found.Index())
        {
            var end = i + 1 < found.Count ? found[i + 1].Index : purpose.Length;
            Add(match.Groups["word"].Value, purpose[(match.Index + match.Length)..end]);
        }

        return words;

        void Add(string word, string value)
        {
            if (Text(value) is { } said)
            {
                words[word] = words.TryGetValue(word, out var before) ? $"{before} {said}" : said;
            }
        }
    }

    private static IEnumerable<(string Number, string Value)> Subfields(string fields)
    {
        var separator = fields[0];
        foreach (var field in fields.Split(separator).Skip(1).Where(field => field is [>= '0' and <= '9', >= '0' and <= '9', ..]))
        {
            yield return (field[..2], field[2..]);
        }
    }

    private static string? Said(Dictionary<string, string> words, string word) => words.GetValueOrDefault(word);

    // What was ordered; where it cannot be read nobody relies on it.
    private static Money? Amount(string? written, Currency currency) =>
        written is not null && Money.Parse(Figures().Match(written).Value.Replace(',', '.'), currency, out var money) is null ? money : null;

    private static string? Text(string text) => text.Trim() is { Length: > 0 } said ? Cut(said) : null;

    private static string Cut(string text) => text.Length > 2 * CamtValues.MaxText ? text[..(2 * CamtValues.MaxText)] : text;

    // 166?00..., with whatever stands where the question mark mostly is.
    [GeneratedRegex(@"^(?<code>[0-9]{3})(?<separator>[^0-9A-Za-z\s])(?:[0-9]{2})", RegexOptions.None, 1000)]
    private static partial Regex Structure();

    [GeneratedRegex(@"(?<word>EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|COAM|OAMT|RREF)\+", RegexOptions.None, 1000)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"[0-9]{1,15}(?:,[0-9]{1,3})?", RegexOptions.None, 1000)]
    private static partial Regex Figures();
}
