using System.Security;
using FsCheck;
using FsCheck.Fluent;
using Reminders.Domain.Amounts;
using Reminders.Formats.BankFiles;

namespace Reminders.Formats.Tests.BankFiles;

/// <summary>What is written into a file in either format is read out of it again.</summary>
public sealed class RoundTripTests
{
    private static readonly Currency Euro = Currency.Of("EUR");

    [Fact]
    public void Entries_ComeBackAsTheyWereWritten_InCamtAndInMt940() => Prop.ForAll(Arb.From(Gen.ListOf(Entry)), entries =>
    {
        var camt = Given.Lines(Given.Camt(Given.Statement(string.Join('\n', entries.Select(Camt)))));
        var mt940 = Given.Lines(Given.Mt940(string.Concat(entries.Select(Mt940))));

        Assert.Equal(entries.Select(Told), camt.Select(Told));
        Assert.Equal(entries.Select(Told), mt940.Select(Told));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ids_DifferWithinAStatement_AndAreTheSameInEveryFile() => Prop.ForAll(Arb.From(Gen.ListOf(Entry)), entries =>
    {
        var content = string.Join('\n', entries.Select(Camt));
        var statement = Given.Lines(Given.Camt(Given.Statement(content)));
        var again = Given.Lines(Given.Camt(Given.Statement(content, number: 9), "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"));

        Assert.Equal(statement.Select(line => line.Id), again.Select(line => line.Id));
        Assert.Equal(statement.Count, statement.Select(line => line.Id).Distinct().Count());
        Assert.All(statement, line => Assert.Matches("^[A-Za-z0-9._-]{1,100}$", line.Id));
    }).QuickCheckThrowOnFailure();

    private static Gen<Made> Entry =>
        from minor in Gen.Choose(1, 5_000_000)
        from credit in Gen.Elements(true, true, true, false)
        from reference in Gen.Choose(0, 30)
        from text in Gen.Elements("Rechnung 2026-1001", "Miete & Co <Wohnung>", "Ä Ö Ü ß", "RE 4711 Danke")
        from payer in Gen.Elements("Ada Example", "Müller & Söhne GmbH", "O'Neill")
        select new Made(new Money(minor % 7 == 0 ? 700 : minor, Euro), credit, reference == 0 ? null : $"REF{reference}", text, payer);

    private static string Camt(Made made) => $"""
        <Ntry><Amt Ccy="EUR">{made.Amount.ToDecimalString()}</Amt><CdtDbtInd>{(made.IsCredit ? "CRDT" : "DBIT")}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-12-01</Dt></BookgDt>
        {(made.Reference is null ? "" : $"<AcctSvcrRef>{made.Reference}</AcctSvcrRef>")}<NtryDtls><TxDtls>
        <RltdPties><Dbtr><Nm>{SecurityElement.Escape(made.Payer)}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{SecurityElement.Escape(made.Text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
        """;

    private static string Mt940(Made made) =>
        $":61:2612011201{(made.IsCredit ? "C" : "D")}{made.Amount.ToDecimalString().Replace('.', ',')}NTRFNONREF{(made.Reference is null ? "" : $"//{made.Reference}")}\n:86:166?00X?20SVWZ+{made.Text}?32{made.Payer}\n";

    private static string Told(Made made) => $"{made.Amount} {(made.IsCredit ? BankLineKind.Payment : BankLineKind.Ignored)} {made.Payer} {made.Text}";

    private static string Told(BankLine line) => $"{line.Amount} {line.Kind} {line.Payer} {line.Text}";

    private sealed record Made(Money Amount, bool IsCredit, string? Reference, string Text, string Payer);
}
