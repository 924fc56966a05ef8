using System.Globalization;
using System.Text;
using Reminders.Formats.BankFiles;
using Xunit.Abstractions;

namespace Reminders.Formats.Tests.BankFiles;

/// <summary>
/// A file of any length takes no more memory than a short one, but for what tells bookings apart. The benchmark <c>statements</c> does the
/// same with 100 MB and a million entries. Runs when no other test does: the heap is the whole process's.
/// </summary>
[CollectionDefinition(nameof(StreamingTests), DisableParallelization = true)]
[Collection(nameof(StreamingTests))]
public sealed class StreamingTests(ITestOutputHelper output)
{
    private const int Entries = 40_000;
    private const long Most = 24 * 1024 * 1024;

    [Theory]
    [InlineData("camt")]
    [InlineData("mt940")]
    [InlineData("one batch")]
    public void LongFile_IsReadInBoundedMemory(string kind)
    {
        var path = Path.GetTempFileName();
        try
        {
            Write(path, kind);
            var (before, peak, lines) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
            using var file = File.OpenRead(path);
            var reading = new BankLines();
            foreach (var item in BankFileReader.Read(file))
            {
                if (item is BankFileItem.Opened(var statement))
                {
                    reading.Begin(statement);
                }
                else if (item is BankFileItem.Entry(var entry))
                {
                    lines += reading.Of(entry).Length;
                    peak = lines % 10_000 == 0 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before) : peak;
                }
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Length / 1024 / 1024} MB, {lines} lines, at most {peak / 1024} KB above before"));
            Assert.Equal(Entries, lines);

            // A booking is whole in memory with all it sums up.
            Assert.True(peak < (kind == "one batch" ? 4 * Most : Most), $"{peak}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(string path, string kind)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        var (head, foot) = kind == "mt940"
            ? (":20:S\n:25:37040044/532013000\n:28C:1\n:60F:C261130EUR0,00\n", ":62F:C261201EUR0,00\n-\n")
            : ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>S</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>", "</Stmt></BkToCstmrStmt></Document>");
        var batch = $"<Ntry><Amt Ccy=\"EUR\">{Entries}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt><NtryDtls>";
        writer.Write(head + (kind == "one batch" ? batch : ""));
        for (var i = 0; i < Entries; i++)
        {
            var details = $"<TxDtls><Refs><EndToEndId>RE-{i}</EndToEndId></Refs><Amt Ccy=\"EUR\">1.00</Amt><RmtInf><Ustrd>Invoice RE-{i} with thanks for everything</Ustrd></RmtInf></TxDtls>";
            writer.Write(kind switch
            {
                "mt940" => $":61:2612011201C1,00NTRFNONREF//B{i}\n:86:166?20SVWZ+Invoice RE-{i} with thanks\n",
                "camt" => $"<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt><AcctSvcrRef>B{i}</AcctSvcrRef><NtryDtls>{details}</NtryDtls></Ntry>\n",
                _ => details + "\n",
            });
        }

        writer.Write((kind == "one batch" ? "</NtryDtls></Ntry>" : "") + foot);
    }
}
