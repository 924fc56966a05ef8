using System.Collections.Immutable;
using System.Globalization;
using Reminders.Domain.Amounts;
using Reminders.Formats.References;

namespace Reminders.Formats.Matching;

/// <summary>The keys of a payment line: what may name an invoice, and who may have paid.</summary>
public sealed record LineKeys(ImmutableArray<string> Numbers, ImmutableArray<string> Payer);

/// <summary>
/// What a store must be able to find open invoices by. It keeps each open invoice under all keys of <see cref="Of(Candidate)"/>. For
/// a payment it reads those of <see cref="Of(PaymentLine, MatchingPolicy)"/>, and those of <see cref="Then"/> for what the numbers
/// found, and gives the matcher all of it. No key is an amount alone.
/// </summary>
public static class LookupKeys
{
    /// <summary>A store may stop at this many invoices under one number, account, name or customer.</summary>
    public const int MaxPerKey = 200;

    /// <summary>More invoices than this under one word and amount are no evidence for any of them: they are left out.</summary>
    public const int MaxPerWordAndAmount = 20;

    /// <summary>A word of a text in which this many invoices' customers are named tells no more.</summary>
    private const int MaxPerMention = 2;

    internal const int MinNameWord = 4;
    private const int MaxTextWords = 40;

    private const int MaxWordsInPairs = 5;
    private const string MentionPrefix = "mention/";
    private const string WordPrefix = "word/";

    /// <summary>The keys of an invoice. They change with its outstanding amount, its reference and its customer's name and accounts.</summary>
    public static ImmutableArray<string> Of(Candidate candidate)
    {
        var invoice = candidate.Invoice;
        return
        [
            .. candidate.Handles.Select(handle => Number(handle.Key)),
            .. candidate.Body is { Length: > 0 } body ? [WrongCheck(body)] : (string[])[],
            Customer(invoice.CustomerId),
            .. candidate.Accounts.Select(known => Account(known.Account)),
            .. Names(candidate.NameWords),
            .. candidate.NameWords.Where(word => word.Length >= MinNameWord).Select(Mention),
            .. WordsAndAmount(candidate.NameWords, invoice.Outstanding),
        ];
    }

    /// <summary>The keys under which a payment's invoices may be found, at most some 150.</summary>
    public static LineKeys Of(PaymentLine line, MatchingPolicy policy) => Of(line, LineWords.Of(line, policy), PayerNames.Words(line.PayerName));

    /// <summary>How many of the invoices under a key are worth reading.</summary>
    public static int Most(string key) => key.StartsWith(MentionPrefix, StringComparison.Ordinal) ? MaxPerMention : MaxPerKey;

    /// <summary>All open invoices of the customers whose invoices were named, without which nobody can tell that no other is meant.</summary>
    public static IEnumerable<string> Then(IEnumerable<Candidate> named) =>
        named.Select(candidate => Customer(candidate.Invoice.CustomerId)).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a key's invoices are to be left out, being so many.</summary>
    public static bool IsTooCommon(string key, int count) => count > MaxPerWordAndAmount && key.StartsWith(WordPrefix, StringComparison.Ordinal);

    internal static LineKeys Of(PaymentLine line, LineWords words, string[] payer)
    {
        var id = ReferenceText.LettersAndDigits(line.InvoiceId is { Length: <= ReferenceText.MaxLength } named ? named : "");
        return new LineKeys(
            [.. id.Length > 0 ? [Number(id)] : (string[])[], .. words.All.Select(Number), .. words.WrongBodies.Select(WrongCheck)],
            [.. AccountOf(line) is { Length: > 0 } account ? [Account(account)] : (string[])[], .. Names(payer), .. WordsAndAmount(payer, line.Amount), .. Mentions(line.Text)]);
    }

    internal static string AccountOf(PaymentLine line) => line.PayerAccount is { Length: <= 64 } account ? ReferenceText.LettersAndDigits(account) : "";

    private static string Number(string key) => "number/" + key;

    private static string WrongCheck(string body) => "body/" + body;

    private static string Customer(string id) => "customer/" + id;

    private static string Account(string account) => "account/" + account;

    // The longest word and the others' initials, so that Anna Bauer and A. Bauer meet.
    internal static string[] Name(string[] words)
    {
        if (words.Length == 0)
        {
            return [];
        }

        var longest = words.MaxBy(word => word.Length)!;
        return [$"name/{longest} {string.Concat(words.Where(word => word != longest).Select(word => word[0]))}"];
    }

    // The whole name, and each word with each other's initial: Linda Bucher-Meier and Linda Bucher meet, and a couple meets both of them.
    internal static IEnumerable<string> Names(string[] words)
    {
        var some = words.Take(MaxWordsInPairs).ToArray();
        var pairs = from first in some from second in some where first != second && first.Length > 1 select $"name/{first} {second[0]}";
        return Name(words).Concat(pairs).Distinct(StringComparer.Ordinal);
    }

    // Whoever may be named in a text: by two or three words that follow each other, or by one.
    private static IEnumerable<string> Mentions(string? text)
    {
        var words = PayerNames.InText(text).Take(MaxTextWords).ToArray();
        return words.Where(word => word.Length >= MinNameWord).Select(Mention).Concat(NamesIn(words).SelectMany(Name)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>All that may be a name of two or three words in a text.</summary>
    internal static IEnumerable<string[]> NamesIn(string[] words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            for (var length = 2; length <= 3 && i + length <= words.Length; length++)
            {
                yield return [.. words[i..(i + length)].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            }
        }
    }

    private static string Mention(string word) => MentionPrefix + word;

    private static IEnumerable<string> WordsAndAmount(string[] words, Money amount) => words
        .Where(word => word.Length >= MinNameWord)
        .Select(word => string.Create(CultureInfo.InvariantCulture, $"{WordPrefix}{word}/{amount.Currency.Code}/{amount.Minor}"));
}
