using System.Globalization;

namespace Reminders.Web.Tests.BankFiles;

/// <summary>Messages as a bank would write them.</summary>
internal static class Camt
{
    public const string Account = "DE89370400440532013000";

    public static string Statement(string entries, int number = 1, string opening = "1000.00", string closing = "1119.00", string day = "2026-12-01", string account = Account) =>
        Message("camt.053.001.08", "BkToCstmrStmt", "Stmt", string.Create(CultureInfo.InvariantCulture, $"""
            <Id>S-{number}</Id><LglSeqNb>{number}</LglSeqNb><CreDtTm>{day}T20:00:00+01:00</CreDtTm>
            <Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{opening}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>
            {entries}
            """));

    public static string Notification(string entries) =>
        Message("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", $"<Id>N-1</Id><CreDtTm>2026-12-01T09:00:00+01:00</CreDtTm><Acct><Id><IBAN>{Account}</IBAN></Id></Acct>{entries}");

    public static string Entry(string amount, string reference, string transactions, string direction = "CRDT", string status = "BOOK", string more = "") => $"""
        <Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>{more}<Sts><Cd>{status}</Cd></Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt>
        <AcctSvcrRef>{reference}</AcctSvcrRef><BkTxCd/><NtryDtls>{transactions}</NtryDtls></Ntry>
        """;

    public static string Transaction(string text, string endToEnd = "NOTPROVIDED", string? amount = null, string more = "") =>
        $"<TxDtls><Refs><EndToEndId>{endToEnd}</EndToEndId></Refs>{(amount is null ? "" : $"<Amt Ccy=\"EUR\">{amount}</Amt>")}"
        + $"<RltdPties><Dbtr><Pty><Nm>Ada Example</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf>{more}</TxDtls>";

    private static string Message(string name, string message, string part, string content) =>
        $"""<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:{name}"><{message}><GrpHdr><MsgId>M</MsgId></GrpHdr><{part}>{content}</{part}></{message}></Document>""";
}
