using System.Collections.Immutable;
using System.Globalization;
using Reminders.Domain.Amounts;
using Reminders.Formats.Xml;

namespace Reminders.Formats.BankFiles.Camt;

/// <summary>What stands in a statement beside its entries.</summary>
internal sealed class CamtStatement(BankFileKind kind, string path, int line)
{
    private const int MaxBalances = 200;
    private readonly Dictionary<string, XmlPart> _parts = new(StringComparer.Ordinal);
    private readonly List<XmlPart> _balances = [];

    public static bool Knows(string name) => name
        is "Id" or "StmtPgntn" or "RptPgntn" or "NtfctnPgntn" or "ElctrncSeqNb" or "LglSeqNb" or "CreDtTm" or "FrToDt" or "CpyDplctInd" or "Acct" or "Bal";

    public void Add(XmlPart part)
    {
        if (part.Name != "Bal")
        {
            _parts.TryAdd(part.Name, part);
        }
        else if (_balances.Count < MaxBalances)
        {
            _balances.Add(part);
        }
    }

    public BankStatement Read()
    {
        var account = _parts.GetValueOrDefault("Acct");
        var number = CamtValues.Account(account) ?? throw new BankFileException($"line {line}, {path}/Acct/Id", "is missing, or stands behind the entries");
        var period = _parts.GetValueOrDefault("FrToDt");
        return new BankStatement(kind, $"line {line}", number, CamtValues.Say(_parts.GetValueOrDefault("Id")) ?? "")
        {
            Currency = account?.First("Ccy") is { Text.Length: > 0 } code ? CamtValues.Currency(code, code.Text, $"{path}/Acct/Ccy") : null,
            ElectronicNumber = Number("ElctrncSeqNb"),
            LegalNumber = Number("LglSeqNb"),
            Page = Page(),
            Copy = CamtValues.Say(_parts.GetValueOrDefault("CpyDplctInd")),
            CreatedOn = CamtValues.Date(_parts.GetValueOrDefault("CreDtTm"), $"{path}/CreDtTm"),
            From = CamtValues.Date(period?.First("FrDtTm") ?? period?.First("FrDt"), $"{path}/FrToDt"),
            To = CamtValues.Date(period?.First("ToDtTm") ?? period?.First("ToDt"), $"{path}/FrToDt"),
            Balances = [.. _balances.Select(Balance)],
        };
    }

    private BankBalance Balance(XmlPart balance, int index)
    {
        var place = $"{path}/Bal[{index + 1}]";
        var amount = CamtValues.Amount(balance.First("Amt"), balance, $"{place}/Amt");
        var date = balance.First("Dt");
        return new BankBalance(
            CamtValues.Say(balance, "Tp/CdOrPrtry/Cd") ?? CamtValues.Say(balance, "Tp/Cd") ?? CamtValues.Say(balance, "Tp/CdOrPrtry/Prtry") ?? "",
            CamtValues.IsCredit(balance, place) ?? true ? amount : -amount,
            CamtValues.Date(date, $"{place}/Dt"));
    }

    // A number that is none, or beyond counting, tells nothing.
    private long? Number(string name) =>
        long.TryParse(_parts.GetValueOrDefault(name)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number : null;

    private int? Page()
    {
        var pages = _parts.GetValueOrDefault("StmtPgntn") ?? _parts.GetValueOrDefault("RptPgntn") ?? _parts.GetValueOrDefault("NtfctnPgntn");
        return int.TryParse(pages?.Say("PgNb"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;
    }
}
