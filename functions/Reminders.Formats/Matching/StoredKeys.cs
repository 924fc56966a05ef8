using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reminders.Domain.Amounts;
using Reminders.Formats.References;

namespace Reminders.Formats.Matching;

/// <summary>
/// The few keys under which a store on disk finds invoices, payers and waiting payments. They find at least what
/// <see cref="LookupKeys"/> do by number, name and account, in far fewer rows: all ways to write one number have one key. A key is a
/// hash, so that it tells neither a name nor an account.
/// </summary>
public static class StoredKeys
{
    /// <summary>A payment is found again by this many of its numbers, those in its reference fields first.</summary>
    public const int MaxNumbersKept = 40;

    private const int HashBytes = 8;
    private const int MaxNameWords = 4;
    private const int MaxTextWords = 40;
    private const int MaxNamesKept = 12;
    private const char Stem = 's';
    private const char Word = 'w';

    /// <summary>An invoice's keys, one to four. They change with its reference only.</summary>
    public static ImmutableArray<string> OfInvoice(string invoiceId, string number, string? paymentReference, MatchingPolicy policy)
    {
        var body = Handles.Body(ReferenceText.LettersAndDigits(paymentReference ?? ""), policy);
        return
        [
            .. Handles.Of(invoiceId, number, paymentReference, policy)
                .Select(handle => Plain(handle.Key))
                .Append(body is { Length: > 0 } ? Plain(body) : "")
                .Where(plain => plain.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(Number),
        ];
    }

    /// <summary>The keys of an id and a reference that a system gave, however short: an invoice is found by exactly these.</summary>
    public static ImmutableArray<string> Given(string? invoiceId, string? paymentReference) =>
    [
        .. new[] { invoiceId, paymentReference }
            .Select(given => ReferenceText.LettersAndDigits(given ?? ""))
            .Where(plain => plain.Length > 0)
            .Select(plain => $"g{Hash(plain)}"),
    ];

    /// <summary>The key of a payer's own id of a payment; none where there is no id.</summary>
    public static ImmutableArray<string> EndToEnd(string? id) => id?.Trim() is { Length: > 0 } said ? [$"e{Hash(said.ToUpperInvariant())}"] : [];

    /// <summary>The keys of every number a payment may be naming, at most some 120.</summary>
    public static ImmutableArray<string> NumbersOf(PaymentLine line, MatchingPolicy policy)
    {
        var words = LineWords.Of(line, policy);
        return [.. words.WrongBodies.Concat(words.All).Select(Plain).Distinct(StringComparer.Ordinal).Select(Number)];
    }

    /// <summary>Who has paid, or is named in the text: at most some 90; none where nothing is known of the payer.</summary>
    public static ImmutableArray<string> PayerOf(PaymentLine line) =>
    [
        .. new[] { Account(line.PayerAccount), Name(line.PayerName) }.OfType<string>(),
        .. Pairs(NameWords(PayerNames.Words(line.PayerName))),
        .. NamesIn(line.Text),
    ];

    /// <summary>What customers with a name like the payer's have in common with it; each may be common to many.</summary>
    public static ImmutableArray<string> LikePayerOf(PaymentLine line) => [.. Stems(NameWords(PayerNames.Words(line.PayerName)))];

    /// <summary>What is kept of a waiting payment, for invoices that come later: at most some 70.</summary>
    public static ImmutableArray<string> CluesOf(PaymentLine line, MatchingPolicy policy) =>
    [
        .. NumbersOf(line, policy).Take(MaxNumbersKept),
        .. PayerOf(line with { Text = null }),
        .. NamesIn(line.Text).Take(MaxNamesKept),
        .. LikePayerOf(line).Select(stem => WithAmount(stem, line.Amount)),
    ];

    /// <summary>What a waiting payment may have been kept under for an invoice of a customer with these keys.</summary>
    public static ImmutableArray<string> OfWaiting(IEnumerable<string> customer, Money owed) =>
        [.. customer.Where(key => key[0] != Word).Select(key => key[0] == Stem ? WithAmount(key, owed) : key)];

    /// <summary>Everybody a text may be naming, by one word of four letters or more or by two or three; null if it is too long to tell.</summary>
    public static ImmutableArray<string>? MentionedIn(string? text) => PayerNames.InText(text) is { Length: <= MaxTextWords } words
        ? [.. Words(words.Distinct(StringComparer.Ordinal)), .. NamesIn(text)]
        : null;

    /// <summary>
    /// The further keys of a customer's name, three to fourteen: each two of its words, each word of four letters or more, and how
    /// it starts. They find whoever leaves a word out, adds one, or mistypes the end of one.
    /// </summary>
    public static ImmutableArray<string> NameParts(string? name)
    {
        var words = NameWords(PayerNames.Words(name));
        return [.. Pairs(words), .. Words(words), .. Stems(words)];
    }

    /// <summary>The first key of a person's or company's name, alike for all ways to write it that count as the same; null for none.</summary>
    public static string? Name(string? name) => Name(PayerNames.Words(name));

    internal static string? Name(string[] words) => LookupKeys.Name(words) is [var key, ..] ? $"p{Hash(key)}" : null;

    /// <summary>The key of a bank account; null for none. A key given again stays as it is.</summary>
    public static string? Account(string? account) => account is null ? null
        : IsAccount(account) ? account
        : ReferenceText.LettersAndDigits(account) is { Length: > 0 and <= 64 } plain ? $"a{Hash(plain)}"
        : null;

    // The longest words tell most.
    private static string[] NameWords(string[] words) =>
        [.. words.Where(word => word.Length > 1).OrderByDescending(word => word.Length).Take(MaxNameWords).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Pairs(string[] words) =>
        words.SelectMany((first, i) => words.Skip(i + 1).Select(second => $"q{Hash($"{first} {second}")}"));

    private static IEnumerable<string> Words(IEnumerable<string> words) =>
        words.Where(word => word.Length >= LookupKeys.MinNameWord).Select(word => $"{Word}{Hash(word)}");

    private static IEnumerable<string> Stems(IEnumerable<string> words) => words
        .Where(word => word.Length >= LookupKeys.MinNameWord)
        .Select(word => $"{Stem}{Hash(word[..LookupKeys.MinNameWord])}")
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> NamesIn(string? text) =>
        LookupKeys.NamesIn([.. PayerNames.InText(text).Take(MaxTextWords)]).Select(Name).OfType<string>().Distinct(StringComparer.Ordinal);

    private static string WithAmount(string stem, Money amount) => $"m{Hash(string.Create(CultureInfo.InvariantCulture, $"{stem}/{amount.Currency.Code}/{amount.Minor}"))}";

    // No bank account has letters in lower case.
    private static bool IsAccount(string text) => text.Length == 1 + (HashBytes * 2) && text[0] == 'a' && text.Skip(1).All(char.IsAsciiHexDigitLower);

    private static string Number(string plain) => $"n{Hash(plain)}";

    // RF97 2026 001, RE-2026001 and 2026001 are one number.
    private static string Plain(string key)
    {
        var bare = Handles.Bare(key) ?? key;
        return Handles.Core(bare) is { Length: > 0 } core ? core : bare;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
