using System.Diagnostics;
using System.Globalization;
using System.Text;
using Reminders.Benchmarks.Measuring;
using Reminders.Formats.BankFiles;

namespace Reminders.Benchmarks.Figures;

/// <summary>Large bank files: looked through and turned into lines, from end to end, and what memory that takes.</summary>
internal static class Statements
{
    private const int Megabytes = 100;
    private const int SampleEvery = 5_000;
    private const double Bytes = 1024 * 1024;

    public static IReadOnlyList<Figure> All(bool quick)
    {
        var million = quick ? 50_000 : 1_000_000;
        var hundred = (quick ? 5 : Megabytes) * 1024L * 1024;
        return
        [
            .. Read(FormattableString.Invariant($"camt.053 of {hundred / 1024 / 1024} MB"), (_, written) => written < hundred, Camt),
            .. Read(FormattableString.Invariant($"camt.053 of {million} entries"), (entries, _) => entries < million, Camt),
            .. Read(FormattableString.Invariant($"MT940 of {million} entries"), (entries, _) => entries < million, Mt940),
        ];
    }

    private static IEnumerable<Figure> Read(string name, Func<int, long, bool> goesOn, (string Head, Func<int, string> Entry, string Foot) format)
    {
        var path = Path.GetTempFileName();
        try
        {
            Write(path, goesOn, format);
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var (before, peak, entries) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
            var (watch, own) = (Stopwatch.StartNew(), Pace.Own());
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.DeleteOnClose);
            var (check, lines) = (new StatementCheck([]), new BankLines());
            foreach (var item in BankFileReader.Read(file))
            {
                check.Take(item);
                if (item is BankFileItem.Opened(var statement))
                {
                    lines.Begin(statement);
                }
                else if (item is BankFileItem.Entry(var entry))
                {
                    _ = lines.Of(entry);
                    if (++entries % SampleEvery == 0)
                    {
                        // What is garbage is no need of the reader's.
                        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: entries % (SampleEvery * 20) == 0));
                    }
                }
            }

            var seconds = watch.Elapsed.TotalSeconds;
            return
            [
                new Figure($"{name}: entries read", entries / seconds, "1/s", Load: Machine.Load()) { Microseconds = (Pace.Own() - own).TotalMicroseconds / entries },
                new Figure($"{name}: read", file.Length / Bytes / seconds, "MB/s", Load: Machine.Load()),
                new Figure($"{name}: peak of the heap above before, garbage included", Math.Max(0, peak - before) / Bytes, "MB", Load: Machine.Load()),
                new Figure($"{name}: peak of the whole process so far", Process.GetCurrentProcess().PeakWorkingSet64 / Bytes, "MB", Load: Machine.Load()),
            ];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(string path, Func<int, long, bool> goesOn, (string Head, Func<int, string> Entry, string Foot) format)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1024 * 1024);
        writer.Write(format.Head);
        var written = 0L;
        for (var i = 0; goesOn(i, written); i++)
        {
            var entry = format.Entry(i);
            written += entry.Length;
            writer.Write(entry);
        }

        writer.Write(format.Foot);
    }

    private static (string Head, Func<int, string> Entry, string Foot) Camt => (
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id><LglSeqNb>1</LglSeqNb><CreDtTm>2026-12-01T20:00:00</CreDtTm><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>

        """,
        i => string.Create(CultureInfo.InvariantCulture, $"""
            <Ntry><NtryRef>{i}</NtryRef><Amt Ccy="EUR">{i % 5000}.{i % 100:00}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt><ValDt><Dt>2026-12-01</Dt></ValDt><AcctSvcrRef>BANK{i:D12}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>RE-{i:D8}</EndToEndId></Refs><Amt Ccy="EUR">{i % 5000}.{i % 100:00}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Customer {i}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Invoice RE-{i:D8} with thanks</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>

            """),
        "</Stmt></BkToCstmrStmt></Document>");

    private static (string Head, Func<int, string> Entry, string Foot) Mt940 => (
        ":20:S\n:25:37040044/532013000\n:28C:1/1\n:60F:C261130EUR0,00\n",
        i => string.Create(CultureInfo.InvariantCulture, $":61:2612011201C{i % 5000},{i % 100:00}N166NONREF//BANK{i:D12}\n:86:166?00GUTSCHRIFT?20EREF+RE-{i:D8}?21SVWZ+Invoice RE-{i:D8}?22 with thanks?31DE02120300000000202051?32Customer {i}\n"),
        ":62F:C261201EUR0,00\n-\n");
}
