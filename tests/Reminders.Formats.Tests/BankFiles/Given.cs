using System.Globalization;
using System.Text;
using Reminders.Formats.BankFiles;

namespace Reminders.Formats.Tests.BankFiles;

/// <summary>Bank files as tests need them.</summary>
internal static class Given
{
    public const string Account = "DE89370400440532013000";

    public static List<BankFileItem> Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    public static List<BankFileItem> Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return [.. BankFileReader.Read(stream)];
    }

    public static List<BankEntry> Entries(string file) => [.. Read(file).OfType<BankFileItem.Entry>().Select(item => item.Value)];

    public static List<BankLine> Lines(string file)
    {
        var lines = new BankLines();
        var all = new List<BankLine>();
        foreach (var item in Read(file))
        {
            if (item is BankFileItem.Opened(var statement))
            {
                lines.Begin(statement);
            }
            else if (item is BankFileItem.Entry(var entry))
            {
                all.AddRange(lines.Of(entry));
            }
        }

        return all;
    }

    /// <summary>What is wrong with a file, read and looked through.</summary>
    public static string Wrong(byte[] file, params string[] accounts) => Assert.Throws<BankFileException>(() =>
    {
        var check = new StatementCheck(accounts);
        using var stream = new MemoryStream(file);
        foreach (var item in BankFileReader.Read(stream))
        {
            check.Take(item);
        }
    }).Message;

    public static string Wrong(string file, params string[] accounts) => Wrong(Encoding.UTF8.GetBytes(file), accounts);

    public static string Camt(string statements, string space = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"{space}\">\n<BkToCstmrStmt>\n{statements}\n</BkToCstmrStmt>\n</Document>\n";

    /// <summary>Its entries begin on its fourth line.</summary>
    public static string Statement(string entries, int number = 1) => string.Create(CultureInfo.InvariantCulture, $"""
        <Stmt><Id>S-{number}</Id><LglSeqNb>{number}</LglSeqNb><CreDtTm>2026-12-01T20:00:00</CreDtTm>
        <Acct><Id><IBAN>{Account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
        {entries}
        </Stmt>
        """);

    public static string Entry(string amount = "<Amt Ccy=\"EUR\">119.00</Amt>", string day = "2026-12-01", string details = "") =>
        $"<Ntry>{amount}<CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><BkTxCd/><NtryDtls>{details}</NtryDtls></Ntry>";

    public static string Mt940(string entries, string closing = ":62F:C261201EUR1119,00") =>
        $":20:STARTUMS\n:25:37040044/532013000\n:28C:5/1\n:60F:C261130EUR1000,00\n{entries}{closing}\n-\n";
}
