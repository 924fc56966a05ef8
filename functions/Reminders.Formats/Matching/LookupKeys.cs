using System.Collections.Immutable;
using System.Globalization;
using Reminders.Domain.Amounts;
using Reminders.Formats.References;

namespace Reminders.Formats.Matching;

/// <summary>
/// What a store must be able to find open invoices by. It keeps each open invoice under all keys of <see cref="Of(Candidate)"/>; for
/// a payment it reads those of <see cref="Of(PaymentLine, MatchingPolicy)"/>, then once more those of <see cref="Then"/>, and gives
/// the matcher all it found. No key is an amount alone.
/// </summary>
public static class LookupKeys
{
    /// <summary>More invoices under one key than this are no evidence for any; a store may stop there.</summary>
    public const int MaxPerKey = 200;

    private const int MinNameWord = 4;

    /// <summary>The keys of an invoice. They change with its outstanding amount, its reference and its customer's name and accounts.</summary>
    public static ImmutableArray<string> Of(Candidate candidate)
    {
        var invoice = candidate.Invoice;
        return
        [
            .. candidate.Handles.Select(handle => Number(handle.Key)),
            .. candidate.Body is { Length: > 0 } body ? [WrongCheck(body)] : (string[])[],
            Customer(invoice.CustomerId),
            .. candidate.Accounts.Select(Account),
            .. WholeName(candidate.NameWords),
            .. NameAndAmount(candidate.NameWords, invoice.Outstanding),
        ];
    }

    /// <summary>The keys under which a payment's invoices may be found, at most some 150.</summary>
    public static ImmutableArray<string> Of(PaymentLine line, MatchingPolicy policy) => Of(line, LineWords.Of(line, policy));

    /// <summary>The other open invoices of the customers found, without which nobody can tell that one is the only one.</summary>
    public static IEnumerable<string> Then(IEnumerable<Candidate> found) =>
        found.Select(candidate => Customer(candidate.Invoice.CustomerId)).Distinct(StringComparer.Ordinal);

    internal static ImmutableArray<string> Of(PaymentLine line, LineWords words)
    {
        var name = PayerNames.Words(line.PayerName);
        var id = ReferenceText.LettersAndDigits(line.InvoiceId ?? "");
        return
        [
            .. id.Length > 0 ? [Number(id)] : (string[])[],
            .. words.All.Select(Number),
            .. words.WrongBodies.Select(WrongCheck),
            .. AccountOf(line) is { Length: > 0 } account ? [Account(account)] : (string[])[],
            .. WholeName(name),
            .. NameAndAmount(name, line.Amount),
        ];
    }

    internal static string AccountOf(PaymentLine line) => line.PayerAccount is { Length: <= 64 } account ? ReferenceText.LettersAndDigits(account) : "";

    private static string Number(string key) => "number/" + key;

    private static string WrongCheck(string body) => "body/" + body;

    private static string Customer(string id) => "customer/" + id;

    private static string Account(string account) => "account/" + account;

    private static string[] WholeName(string[] words) => words.Length == 0 ? [] : ["name/" + string.Join(' ', words)];

    private static IEnumerable<string> NameAndAmount(string[] words, Money amount) => words
        .Where(word => word.Length >= MinNameWord)
        .Select(word => string.Create(CultureInfo.InvariantCulture, $"word/{word}/{amount.Currency.Code}/{amount.Minor}"));
}
