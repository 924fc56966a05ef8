using Reminders.Formats.BankFiles;

namespace Reminders.Fuzzing.Targets;

/// <summary>Bank files in both formats.</summary>
internal static class BankTargets
{
    private const string Camt = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>
        <Stmt><Id>S-1</Id><StmtPgntn><PgNb>1</PgNb></StmtPgntn><ElctrncSeqNb>5</ElctrncSeqNb><LglSeqNb>5</LglSeqNb><CreDtTm>2026-12-01T20:00:00+01:00</CreDtTm>
        <FrToDt><FrDtTm>2026-12-01T00:00:00</FrDtTm><ToDtTm>2026-12-01T23:59:59</ToDtTm></FrToDt><CpyDplctInd>DUPL</CpyDplctInd>
        <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
        <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-12-01</Dt></Dt></Bal>
        <Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">238.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt><ValDt><DtTm>2026-12-01T08:00:00</DtTm></ValDt>
        <AcctSvcrRef>B1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn><Prtry><Cd>NTRF+166+931</Cd></Prtry></BkTxCd>
        <NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls><Refs><EndToEndId>E1</EndToEndId><TxId>T</TxId><MndtId>M</MndtId><UETR>u</UETR></Refs><Amt Ccy="EUR">119.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <AmtDtls><InstdAmt><Amt Ccy="EUR">119.00</Amt></InstdAmt></AmtDtls><RltdPties><Dbtr><Pty><Nm>Ada &amp; Söhne</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct><UltmtDbtr><Nm>K</Nm></UltmtDbtr></RltdPties>
        <RmtInf><Ustrd>RE-1</Ustrd><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18539007547034</Ref></CdtrRefInf><RfrdDocInf><Nb>1</Nb></RfrdDocInf></Strd></RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>
        <TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">119.00</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls><AddtlNtryInf>x</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>
        """;

    private const string Mt940 = """
        {1:F01X}{2:I940X}{4:
        :20:STARTUMS
        :25:37040044/532013000
        :28C:5/1
        :60F:C261130EUR1000,00
        :61:2612011201CR119,00N166NONREF//BANK-1
        Gutschrift
        :86:166?00SEPA-GUTSCHRIFT?10931?20EREF+RE-2026-10?2101?22SVWZ+Rechnung RE-20?2326-10
        ?2401 vielen Dank?25ABWA+Karl Bezahlt?26OAMT+1,00?30COBADEFFXXX?31DE02120300000000202051?32ADA?33SOHN?34914
        :61:261201RD1,NTRFABC
        :86:plain text
        :62F:C261201EUR1119,00
        -}
        """;

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfBytes("camt", [Camt, Camt.Replace("camt.053.001.08", "camt.052.001.02", StringComparison.Ordinal).Replace("Stmt", "Rpt", StringComparison.Ordinal)], Read),
        FuzzTarget.OfBytes("mt940", [Mt940, Mt940 + "\n" + Mt940], Read),
    ];

    private static string Read(byte[] input)
    {
        var (check, lines, kinds) = (new StatementCheck(["DE89370400440532013000"]), new BankLines(), new List<string>());
        try
        {
            using var file = new MemoryStream(input);
            foreach (var item in BankFileReader.Read(file))
            {
                check.Take(item);
                if (item is BankFileItem.Opened(var statement))
                {
                    lines.Begin(statement);
                }
                else if (item is BankFileItem.Entry(var entry))
                {
                    kinds.AddRange(lines.Of(entry).Select(Bounded));
                }
            }

            return string.Concat(kinds.Distinct(StringComparer.Ordinal));
        }
        catch (BankFileException refused) when (refused.Place.Length is > 0 and < 300 && refused.Detail.Length is > 0 and < 500)
        {
            return FuzzTarget.Gist(refused.Detail);
        }
    }

    private static string Bounded(BankLine line) =>
        line.Id.Length is > 0 and <= 100 && line.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
        && line.Text.Length <= 1000 && !(line.Payer?.Length > 200) && !(line.PayerAccount?.Length > 64) && !(line.PaymentReference?.Length > 140) && line.Amount.Minor >= 0
            ? $"{line.Kind}{line.IsPart}{line.Why}"
            : throw new InvalidOperationException("a line is out of its bounds");
}
