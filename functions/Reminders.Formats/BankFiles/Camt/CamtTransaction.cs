using System.Collections.Immutable;
using Reminders.Domain.Amounts;
using Reminders.Formats.Xml;

namespace Reminders.Formats.BankFiles.Camt;

/// <summary>A transaction (<c>TxDtls</c>) of any version.</summary>
internal static class CamtTransaction
{
    private const int MaxPieces = 100;

    public static BankTransaction Read(XmlPart details, string place)
    {
        var references = details.First("Refs");
        var parties = details.First("RltdPties");
        var remittance = details.First("RmtInf");
        return new BankTransaction
        {
            Amount = Amount(details, "Amt", place) ?? Amount(details, "AmtDtls/TxAmt/Amt", place),
            InstructedAmount = Amount(details, "AmtDtls/InstdAmt/Amt", place),
            IsCredit = CamtValues.IsCredit(details, place),
            BankReference = CamtValues.Say(references, "AcctSvcrRef"),
            EndToEndId = Given(CamtValues.Say(references, "EndToEndId")),
            TransactionId = Given(CamtValues.Say(references, "TxId")),
            InstructionId = Given(CamtValues.Say(references, "InstrId")),
            MandateId = Given(CamtValues.Say(references, "MndtId")),
            Uetr = CamtValues.Say(references, "UETR"),
            Code = CamtValues.Code(details.First("BkTxCd")),
            OwnCode = CamtValues.Say(details, "BkTxCd/Prtry/Cd"),
            References = [.. Structured(remittance).Take(MaxPieces)],
            Documents = Pieces(remittance, "Strd/RfrdDocInf/Nb"),
            Remittance = [.. Pieces(remittance, "Ustrd"), .. Pieces(remittance, "Strd/AddtlRmtInf")],
            PayerName = Name(parties, "Dbtr"),
            PayerAccount = CamtValues.Account(parties?.First("DbtrAcct")),
            UltimatePayer = Name(parties, "UltmtDbtr"),
            IsReturned = details.First("RtrInf") is not null,
            ReturnReason = CamtValues.Say(details, "RtrInf/Rsn/Cd") ?? CamtValues.Say(details, "RtrInf/RtrRsn/Cd") ?? CamtValues.Say(details, "RtrInf/Rsn/Prtry"),
            Text = CamtValues.Say(details, "AddtlTxInf"),
        };
    }

    /// <summary>An id that says something.</summary>
    public static string? Given(string? id) => id is null || id.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is "NOTPROVIDED" or "NOTAVAILABLE" or "NONREF" or "" ? null : id;

    private static Money? Amount(XmlPart details, string path, string place) =>
        details.First(path) is { } amount ? CamtValues.Amount(amount, $"{place}/{path}") : null;

    // Up to version 7 a party has a name; later it is a person or an agent that has.
    private static string? Name(XmlPart? parties, string role) => CamtValues.Say(parties, $"{role}/Nm") ?? CamtValues.Say(parties, $"{role}/Pty/Nm");

    private static IEnumerable<StructuredReference> Structured(XmlPart? remittance)
    {
        foreach (var one in remittance?.All("Strd/CdtrRefInf") ?? [])
        {
            // The oldest versions say the type and the reference by other names.
            if ((CamtValues.Say(one, "Ref") ?? CamtValues.Say(one, "CdtrRef")) is { } reference)
            {
                yield return new StructuredReference(
                    CamtValues.Say(one, "Tp/CdOrPrtry/Cd") ?? CamtValues.Say(one, "Tp/CdOrPrtry/Prtry") ?? CamtValues.Say(one, "CdtrRefTp/Cd") ?? CamtValues.Say(one, "CdtrRefTp/Prtry"),
                    reference);
            }
        }
    }

    private static ImmutableArray<string> Pieces(XmlPart? remittance, string path) =>
    [
        .. (remittance?.All(path) ?? []).Where(part => part.Text.Length > 0).Take(MaxPieces).Select(part => CamtValues.Say(part)!),
    ];
}
