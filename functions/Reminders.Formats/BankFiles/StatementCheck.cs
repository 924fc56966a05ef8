using System.Collections.Frozen;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.BankFiles;

/// <summary>
/// Looks through a file before anything of it counts: whether each statement is of an account that it may be of, in one currency, and
/// there once.
/// </summary>
/// <param name="accounts">The accounts that are expected, as people write them; empty: any.</param>
public sealed class StatementCheck(IReadOnlyCollection<string> accounts)
{
    /// <summary>Each is remembered, so that it is not counted twice.</summary>
    public const int MaxStatements = 100_000;

    private readonly FrozenSet<string> _accounts = accounts.Select(BankAccount.Plain).ToFrozenSet(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Id, long? Number, int? Page, LocalDate? From, Money? Opening), string> _places = [];
    private readonly BankLines _lines = new();
    private Currency? _currency;

    /// <exception cref="BankFileException">What is wrong, and where.</exception>
    public void Take(BankFileItem item)
    {
        switch (item)
        {
            case BankFileItem.Opened(var statement):
                Check(statement);
                _currency = statement.Currency;
                _lines.Begin(statement);
                break;
            case BankFileItem.Entry(var entry):
                _currency ??= entry.Amount.Currency;
                if (entry.Amount.Currency != _currency)
                {
                    throw new BankFileException(entry.Place, $"is in {entry.Amount.Currency}, its statement in {_currency}; an account has one currency");
                }

                _ = _lines.Of(entry);
                break;
            default:
                break;
        }
    }

    private void Check(BankStatement statement)
    {
        var account = BankAccount.Plain(statement.Account);
        if (_accounts.Count > 0 && !_accounts.Contains(account))
        {
            throw new BankFileException(statement.Place, "the statement that begins here is of another account; the creditor's settings name the accounts that are theirs");
        }

        // A notification that comes twice tells of the same bookings, which count once.
        if (statement.Kind == BankFileKind.Notification || (statement.Number is null && statement.Id.Length == 0))
        {
            return;
        }

        if (_places.Count == MaxStatements)
        {
            throw new BankFileException(statement.Place, $"the file has more than {MaxStatements} statements; split it");
        }

        var key = (account, statement.Id, statement.Number, statement.Page, statement.From, statement.Opening?.Amount);
        if (statement.Copy is null && !_places.TryAdd(key, statement.Place))
        {
            throw new BankFileException(statement.Place, $"the statement that begins here is in the file already, from {_places[key]} on; send it once");
        }
    }
}
