using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Reminders.Formats.BankFiles.Mt940;

/// <summary>Reads MT940 field by field. An entry is known once what follows its :61: is no :86: of it any more.</summary>
internal sealed partial class Mt940Reader
{
    private readonly List<BankBalance> _balances = [];
    private BankStatement? _statement;
    private bool _isOpened;
    private bool _isClosed;
    private BankEntry? _entry;
    private int _count;

    public static IEnumerable<BankFileItem> Read(Stream file)
    {
        var reader = new Mt940Reader();
        foreach (var field in Mt940Fields.Read(file))
        {
            foreach (var item in reader.Take(field))
            {
                yield return item;
            }
        }

        foreach (var item in reader.Close("the file ends in the middle"))
        {
            yield return item;
        }

        if (reader._count == 0)
        {
            throw new BankFileException("line 1", "there is no statement; a camt.052, camt.053, camt.054 or MT940 file is expected");
        }
    }

    private IEnumerable<BankFileItem> Take(Mt940Field field)
    {
        if (field.Tag == "20" || field.Tag == "-")
        {
            return field.Tag == "20" ? [.. Close("another one begins before it"), .. Begin(field)] : [.. Close("it ends before")];
        }

        if (_statement is not { } statement)
        {
            throw new BankFileException(Place(field), "stands before :20:, with which a statement begins");
        }

        switch (field.Tag)
        {
            case "25" or "25P":
                _statement = statement with { Account = Account(field) };
                return [];
            case "28C" or "28":
                _statement = Numbered(statement, field);
                return [];
            case "60F" or "60M":
                _balances.Add(Mt940Values.Balance(field, "OPBD"));
                return [];
            case "61":
                return Entry(field);
            case "86":
                _entry = _isClosed || _entry is null ? _entry : Mt940Details.Add(_entry, field.Text);
                return [];
            case "62F" or "62M":
                _balances.Add(Mt940Values.Balance(field, "CLBD"));
                _isClosed = true;
                return [.. Finished()];
            default:
                return [];
        }
    }

    private IEnumerable<BankFileItem> Begin(Mt940Field field)
    {
        if (++_count > BankFileReader.MaxStatements)
        {
            throw new BankFileException(Place(field), $"the file has more than {BankFileReader.MaxStatements} statements; split it");
        }

        _statement = new BankStatement(BankFileKind.Statement, $"line {field.Line}", "", field.Text.Split('\n')[0].Trim());
        (_isOpened, _isClosed, _entry) = (false, false, null);
        _balances.Clear();
        return [];
    }

    private List<BankFileItem> Entry(Mt940Field field)
    {
        if (_isClosed)
        {
            throw new BankFileException(Place(field), "stands behind the closing balance :62F:");
        }

        List<BankFileItem> items = [.. Open(), .. Finished()];
        _entry = Mt940Values.Entry(field, _balances[0].Amount.Currency);
        return items;
    }

    private IEnumerable<BankFileItem> Open()
    {
        if (_isOpened)
        {
            return [];
        }

        _isOpened = true;
        return [new BankFileItem.Opened(Whole())];
    }

    private IEnumerable<BankFileItem> Finished()
    {
        var done = _entry;
        _entry = null;
        return done is null ? [] : [new BankFileItem.Entry(done)];
    }

    private IEnumerable<BankFileItem> Close(string why)
    {
        if (_statement is not { } statement)
        {
            return [];
        }

        if (!_isClosed)
        {
            throw new BankFileException(statement.Place, $"the statement that begins here has no closing balance (:62F:): {why}");
        }

        List<BankFileItem> items = [.. Open(), new BankFileItem.Closed(Whole())];
        _statement = null;
        return items;
    }

    private BankStatement Whole()
    {
        var statement = _statement!;
        if (statement.Account.Length == 0)
        {
            throw new BankFileException(statement.Place, "the statement that begins here does not say its account (:25:)");
        }

        if (_balances is not [{ Code: "OPBD" } opening, ..])
        {
            throw new BankFileException(statement.Place, "the statement that begins here has no opening balance (:60F:) before its entries");
        }

        return statement with { Currency = opening.Amount.Currency, From = opening.Date, To = _isClosed ? _balances[^1].Date : null, Balances = [.. _balances] };
    }

    private static string Account(Mt940Field field) => field.Text.Split('\n')[0].Trim() is { Length: > 0 and <= 64 } account
        ? account
        : throw new BankFileException(Place(field), "must be an account of 1 to 64 characters");

    private static BankStatement Numbered(BankStatement statement, Mt940Field field)
    {
        var parts = StatementNumber().Match(field.Text);
        return parts.Success
            ? statement with
            {
                LegalNumber = long.Parse(parts.Groups["number"].ValueSpan, CultureInfo.InvariantCulture),
                Page = parts.Groups["page"].Success ? int.Parse(parts.Groups["page"].ValueSpan, CultureInfo.InvariantCulture) : null,
            }
            : throw new BankFileException(Place(field), "must be a statement's number, perhaps with /page");
    }

    internal static string Place(Mt940Field field) => $"line {field.Line}, :{field.Tag}:";

    [GeneratedRegex(@"^\s*(?<number>[0-9]{1,9})(?:/(?<page>[0-9]{1,9}))?\s*$", RegexOptions.None, 1000)]
    private static partial Regex StatementNumber();
}
