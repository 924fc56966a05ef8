using System.Collections.Immutable;
using Reminders.Formats.Xml;

namespace Reminders.Formats.BankFiles.Camt;

/// <summary>An entry as its parts come, its transactions turned into what is needed of them at once.</summary>
internal sealed class CamtEntry(string path, int line)
{
    private readonly Dictionary<string, XmlPart> _parts = new(StringComparer.Ordinal);
    private readonly ImmutableArray<BankTransaction>.Builder _transactions = ImmutableArray.CreateBuilder<BankTransaction>();

    public static bool Knows(string name) => name
        is "NtryRef" or "Amt" or "CdtDbtInd" or "RvslInd" or "Sts" or "BookgDt" or "ValDt" or "AcctSvcrRef" or "BkTxCd" or "AddtlNtryInf";

    /// <summary>Addresses, agents, charges and the like: the bulk of many files.</summary>
    public static bool IsPassedOver(string name) => name
        is "PstlAdr" or "CtctDtls" or "RltdAgts" or "Chrgs" or "Intrst" or "RltdDts" or "Tax" or "SplmtryData" or "Svcr" or "Cdtr" or "CdtrAcct" or "UltmtCdtr";

    public void Add(XmlPart part) => _parts.TryAdd(part.Name, part);

    public void AddTransaction(XmlPart part)
    {
        var place = $"{path}/TxDtls[{_transactions.Count + 1}]";
        if (_transactions.Count == CamtReader.MaxTransactions)
        {
            throw CamtValues.Wrong(part, place, $"the entry sums up more than {CamtReader.MaxTransactions} transactions; ask the bank for smaller ones");
        }

        _transactions.Add(CamtTransaction.Read(part, place));
    }

    public BankEntry Read()
    {
        if (_parts.GetValueOrDefault("Amt") is not { } amount)
        {
            throw new BankFileException($"line {line}, {path}/Amt", "is missing");
        }

        return new BankEntry(line, $"line {line}, {path}", CamtValues.Amount(amount, $"{path}/Amt"), Direction())
        {
            IsReversal = CamtValues.Say(_parts.GetValueOrDefault("RvslInd")) is "true" or "1",
            Status = Status() ?? throw new BankFileException($"line {line}, {path}/Sts", "is missing"),
            BookedOn = CamtValues.Date(_parts.GetValueOrDefault("BookgDt"), $"{path}/BookgDt"),
            ValueOn = CamtValues.Date(_parts.GetValueOrDefault("ValDt"), $"{path}/ValDt"),
            BankReference = CamtValues.Say(_parts.GetValueOrDefault("AcctSvcrRef")),
            EntryReference = CamtValues.Say(_parts.GetValueOrDefault("NtryRef")),
            Code = CamtValues.Code(_parts.GetValueOrDefault("BkTxCd")),
            OwnCode = CamtValues.Say(_parts.GetValueOrDefault("BkTxCd"), "Prtry/Cd"),
            Text = CamtValues.Say(_parts.GetValueOrDefault("AddtlNtryInf")),
            Transactions = _transactions.ToImmutable(),
        };
    }

    private bool Direction() => _parts.GetValueOrDefault("CdtDbtInd")?.Text switch
    {
        "CRDT" => true,
        "DBIT" => false,
        null => throw new BankFileException($"line {line}, {path}/CdtDbtInd", "is missing"),
        _ => throw CamtValues.Wrong(_parts["CdtDbtInd"], $"{path}/CdtDbtInd", "must be CRDT or DBIT"),
    };

    // A text up to version 7, a code inside from version 8 on.
    private string? Status() => CamtValues.Say(_parts.GetValueOrDefault("Sts"), "Cd") ?? CamtValues.Say(_parts.GetValueOrDefault("Sts"));
}
