using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>The keys of every number a payment may be naming, at most some 120.</summary>
    public static ImmutableArray<string> NumbersOf(PaymentLine line, MatchingPolicy policy)
    {
        var words = LineWords.Of(line, policy);
        return [.. words.WrongBodies.Concat(words.All).Select(Plain).Distinct(StringComparer.Ordinal).Select(Number)];
    }

    /// <summary>Who may have paid; none where nothing is known of the payer.</summary>
    public static ImmutableArray<string> PayerOf(PaymentLine line) =>
        [.. new[] { Account(line.PayerAccount), Name(line.PayerName) }.OfType<string>()];

    /// <summary>The key of a person's or company's name, alike for all ways to write it that count as the same; null for none.</summary>
    public static string? Name(string? name) => LookupKeys.Name(PayerNames.Words(name)) is [var key, ..] ? $"p{Hash(key)}" : null;

    /// <summary>The key of a bank account; null for none. A key given again stays as it is.</summary>
    public static string? Account(string? account) => account is null ? null
        : IsAccount(account) ? account
        : ReferenceText.LettersAndDigits(account) is { Length: > 0 and <= 64 } plain ? $"a{Hash(plain)}"
        : null;

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
