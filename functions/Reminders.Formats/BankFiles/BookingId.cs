using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Reminders.Formats.BankFiles.Camt;

namespace Reminders.Formats.BankFiles;

/// <summary>
/// What a booking is known by, in whatever file it stands: the account and the bank's own reference, with amount and direction because
/// some banks use a reference again; where there is none, everything that does not change from file to file.
/// </summary>
internal static class BookingId
{
    private const int MaxPrefix = 40;
    private const int HashBytes = 10;

    public static (string Id, ulong Key) Of(string account, BankEntry entry, LocalDate bookedOn)
    {
        var only = entry.Transactions is [var first, ..] ? first : new BankTransaction();
        var reference = Given(entry.BankReference) ?? (entry.Transactions.Length == 1 ? Given(only.BankReference) : null);
        string?[] facts = reference is not null
            ? [reference]
            : [Day(bookedOn), only.EndToEndId, only.Uetr, only.TransactionId, only.PayerAccount, .. only.References.Select(one => one.Reference), .. only.Remittance, entry.Transactions.IsEmpty ? entry.EntryReference ?? entry.Text : null];
        string?[] parts =
            [BankAccount.Plain(account), entry.Amount.ToString(), entry.IsCredit ? "CRDT" : "DBIT", entry.IsReversal ? "RVSL" : null, .. facts];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        var prefix = reference is null ? Day(bookedOn) : Readable(reference);
        return ($"{prefix}-{Convert.ToHexStringLower(hash.AsSpan(0, HashBytes))}", BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    private static string Day(LocalDate day) => LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Format(day);

    // NONREF or zeros are what banks write for none.
    private static string? Given(string? reference) => CamtTransaction.Given(reference) is { } given && given.Trim('0').Length > 0 ? given : null;

    private static string Readable(string reference)
    {
        var text = string.Concat(reference.Take(MaxPrefix).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '_'));
        return text.Trim('.');
    }
}
