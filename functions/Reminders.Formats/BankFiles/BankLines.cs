using System.Collections.Frozen;
using System.Collections.Immutable;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.BankFiles;

/// <summary>
/// The lines of one statement after the other. A booking that tells of several transactions is a line for each where their amounts
/// make up its own; else it is one line.
/// </summary>
public sealed class BankLines
{
    /// <summary>To tell bookings apart that are alike, their keys are kept while a statement is read.</summary>
    public const int MaxEntries = 5_000_000;

    private static readonly FrozenSet<string> UnpaidDebits =
        new[] { "PMNT/IDDT/UPDD", "PMNT/IDDT/PRDD", "PMNT/IDDT/RCDD", "PMNT/RCDT/RRTN" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<ulong, int> _seen = [];
    private BankStatement? _statement;

    public void Begin(BankStatement statement)
    {
        // A further page of the same goes on counting.
        if (_statement is not { } before || statement.Page is null || (before.Account, before.Id, before.Number) != (statement.Account, statement.Id, statement.Number))
        {
            _seen.Clear();
        }

        _statement = statement;
    }

    /// <summary>The lines of an entry, one at least.</summary>
    /// <exception cref="BankFileException">It has no date, or the statement has more entries than can be told apart.</exception>
    public ImmutableArray<BankLine> Of(BankEntry entry)
    {
        var statement = _statement ?? throw new InvalidOperationException("No statement has begun.");
        var bookedOn = entry.BookedOn ?? entry.ValueOn ?? statement.Day
            ?? throw new BankFileException(entry.Place, "has no date, nor has its statement");
        var booking = Numbered(BookingId.Of(statement.Account, entry, bookedOn), entry);
        var line = new BankLine(BankLineKind.Ignored, entry.Line, booking, booking, entry.Amount, bookedOn);
        if (!entry.IsBooked)
        {
            return [line with { Why = "is not booked" }];
        }

        if (entry.Transactions.Length < 2 || !AddUp(entry))
        {
            return [Whole(line with { IsSum = entry.Transactions.Length != 1 }, entry)];
        }

        return
        [
            .. entry.Transactions.Select((part, index) => Filled(
                line with { Id = BankLine.PartId(booking, index + 1), Amount = part.Amount!.Value },
                entry, part, part.IsCredit ?? entry.IsCredit)),
        ];
    }

    private string Numbered((string Id, ulong Key) booking, BankEntry entry)
    {
        if (_seen.Count == MaxEntries)
        {
            throw new BankFileException(entry.Place, $"is beyond the {MaxEntries} entries that one statement may have; split it");
        }

        var times = _seen[booking.Key] = _seen.GetValueOrDefault(booking.Key) + 1;
        return times == 1 ? booking.Id : FormattableString.Invariant($"{booking.Id}-{times}");
    }

    private static bool AddUp(BankEntry entry)
    {
        Int128 sum = 0;
        foreach (var part in entry.Transactions)
        {
            if (part.Amount is not { } amount || amount.Currency != entry.Amount.Currency)
            {
                return false;
            }

            sum += (part.IsCredit ?? entry.IsCredit) == entry.IsCredit ? amount.Minor : -amount.Minor;
        }

        return sum == entry.Amount.Minor;
    }

    // Of several whose amounts are not told one by one, who paid is nobody in particular.
    private static BankLine Whole(BankLine line, BankEntry entry) => entry.Transactions switch
    {
        [] => Filled(line, entry, new BankTransaction { EndToEndId = entry.EntryReference }, entry.IsCredit),
        [var only] => Filled(line, entry, only, entry.IsCredit),
        var several => Filled(line, entry, new BankTransaction { Remittance = [.. several.SelectMany(LineText.Everything).Distinct().Take(100)], IsReturned = several.All(one => one.IsReturned) }, entry.IsCredit),
    };

    private static BankLine Filled(BankLine line, BankEntry entry, BankTransaction transaction, bool isCredit)
    {
        var reference = transaction.References is [var first, ..] ? first.Reference : transaction.EndToEndId;
        var (kind, why) = KindOf(line.Amount, entry, transaction, isCredit);
        return line with
        {
            Kind = kind,
            Why = why,
            Original = transaction.InstructedAmount ?? (line.IsPart ? null : transaction.Amount),
            EndToEndId = LineText.Field(transaction.EndToEndId, LineText.MaxReference),
            PaymentReference = LineText.Field(reference, LineText.MaxReference),
            Payer = LineText.Field(transaction.PayerName, LineText.MaxName),
            PayerAccount = LineText.Field(transaction.PayerAccount, LineText.MaxAccount),
            Text = LineText.Of(entry, transaction, reference),
            ReturnReason = LineText.Field(transaction.ReturnReason, LineText.MaxReason),
        };
    }

    private static (BankLineKind Kind, string? Why) KindOf(Money amount, BankEntry entry, BankTransaction transaction, bool isCredit)
    {
        var own = OwnCode(transaction.OwnCode ?? entry.OwnCode);
        var code = transaction.Code ?? entry.Code;
        var isTakenBack = entry.IsReversal || transaction.IsReturned;
        return (isCredit, amount.IsPositive) switch
        {
            (_, false) => (BankLineKind.Ignored, "moves no money"),
            (true, _) when isTakenBack || own == "159" || code == "PMNT/ICDT/RRTN" => (BankLineKind.Ignored, "is an own payment that came back"),
            (true, _) => (BankLineKind.Payment, null),
            (false, _) when isTakenBack || own is "108" or "109" || (code is not null && UnpaidDebits.Contains(code)) => (BankLineKind.Return, null),
            (false, _) => (BankLineKind.Ignored, "is an own payment"),
        };
    }

    // 109, or NDDT+109+9070 as German banks write it in camt.
    private static string? OwnCode(string? code) => code?.Split('+') is [_, var second, ..] ? second : code;
}
