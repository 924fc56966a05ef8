using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Reminders.Domain.Amounts;
using Reminders.Formats.Codes;
using Reminders.Formats.References;

namespace Reminders.Formats.Tests.Codes;

/// <summary>SEPA codes: what an app reads is what was meant, or there is no code.</summary>
public sealed class EpcCodeTests
{
    // Characters of every sort that could break a line, count twice or not be seen.
    private static readonly Gen<string> Anything = Gen.Frequency(
        (4, Texts(["A", "z", "9", " ", "-", "ü", "€", "ж", "漢", "🌷"])),
        (1, Texts(["A", "z", " ", "\n", "\r", "\u2028", "\u0085", "\u202E", "\0"])));

    [Fact]
    public void PlainTransfer_IsWrittenAsTheStandardSays() => Assert.Equal(
        "BCD\n002\n1\nSCT\n\nMuster Gartenbau GmbH\nDE89370400440532013000\nEUR119.00\n\n\nRE/2026/1001", Given.Text(EpcCode.Of(Given.Transfer)));

    [Fact]
    public void CreditorReference_StandsInItsOwnLine_AndNothingFollowsIt() => Assert.EndsWith(
        "\nEUR0.01\n\nRF18539007547034", Given.Text(EpcCode.Of(Given.Transfer with { Amount = Given.Euros(1), Text = null, Reference = "rf18 5390 0754 7034" })), StringComparison.Ordinal);

    [Fact]
    public void WhateverIsGiven_AnAppReadsItBack_OrThereIsNoCode()
    {
        var codes = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Transfers().ToArbitrary(), transfer =>
        {
            if (EpcCode.Of(transfer) is not CodePayload.Made made)
            {
                return;
            }

            codes++;
            var read = ReadCode.Epc(made.Text);
            Assert.Equal(ReferenceText.Compact(transfer.Iban), read.Iban);
            Assert.Equal(transfer.Name.Trim(), read.Name);
            Assert.Equal(transfer.Amount, read.Amount);
            Assert.Equal(transfer.Reference, read.Reference);
            Assert.Equal(string.IsNullOrWhiteSpace(transfer.Text) ? null : transfer.Text.Trim(), read.Text);
            Assert.True(Encoding.UTF8.GetByteCount(made.Text) <= 331);
        }));
        Assert.True(codes > 500, $"only {codes} of 2000 were codes");
    }

    [Theory]
    [InlineData("Muster\nDE02120300000000202051")]
    [InlineData("Muster\rEUR1")]
    [InlineData("Muster\u2028EUR1")]
    [InlineData("Muster\u202Eretsum")]
    public void NameThatWouldBeginAnotherLine_IsNoCode(string name) =>
        Assert.Contains("the name holds a line break", Given.Reason(EpcCode.Of(Given.Transfer with { Name = name })), StringComparison.Ordinal);

    [Theory]
    [InlineData("RF19539007547034", "check digits")]
    [InlineData("RF18", "check digits")]
    [InlineData("210000000003139471430009017", "check digits")]
    public void WrongReference_IsNoCode(string reference, string reason) =>
        Assert.Contains(reason, Given.Reason(EpcCode.Of(Given.Transfer with { Text = null, Reference = reference })), StringComparison.Ordinal);

    [Theory]
    [InlineData("DE88370400440532013000", null, "IBAN")]
    [InlineData("BR1800360305000010009795493C1", null, "takes no SEPA")]
    [InlineData("CH5204835012345671000", null, "needs the BIC")]
    [InlineData("DE89370400440532013000", "COBADE", "BIC")]
    [InlineData("DE89370400440532013000", "COBADEFF\nX", "BIC")]
    public void AccountNoSepaTransferReaches_IsNoCode(string iban, string? bic, string reason) =>
        Assert.Contains(reason, Given.Reason(EpcCode.Of(Given.Transfer with { Iban = iban, Bic = bic })), StringComparison.Ordinal);

    [Fact]
    public void SwissAccountWithItsBic_IsACode() =>
        Assert.Equal("POFICHBE", ReadCode.Epc(Given.Text(EpcCode.Of(Given.Transfer with { Iban = Given.Iban, Bic = "POFICHBE" }))).Bic);

    [Fact]
    public void AmountOutsideTheRange_OrNotInEuros_IsNoCode()
    {
        Assert.Contains("amount", Given.Reason(EpcCode.Of(Given.Transfer with { Amount = Given.Euros(0) })), StringComparison.Ordinal);
        Assert.Contains("amount", Given.Reason(EpcCode.Of(Given.Transfer with { Amount = Given.Euros(-5) })), StringComparison.Ordinal);
        Assert.Contains("amount", Given.Reason(EpcCode.Of(Given.Transfer with { Amount = Given.Euros(100_000_000_000) })), StringComparison.Ordinal);
        Assert.EndsWith("EUR999999999.99\n\n\nRE/2026/1001", Given.Text(EpcCode.Of(Given.Transfer with { Amount = Given.Euros(99_999_999_999) })), StringComparison.Ordinal);
        Assert.Contains("euros", Given.Reason(EpcCode.Of(Given.Transfer with { Amount = new Money(100, Currency.Of("CHF")) })), StringComparison.Ordinal);
    }

    [Fact]
    public void MoreThanACodeHolds_IsNoCode()
    {
        // Seventy and a hundred and forty characters are allowed, of one byte each.
        var latin = Given.Transfer with { Name = new string('N', 70), Text = new string('T', 140), Bic = "COBADEFFXXX" };

        Assert.Equal(140, ReadCode.Epc(Given.Text(EpcCode.Of(latin))).Text!.Length);
        Assert.Contains("too long", Given.Reason(EpcCode.Of(latin with { Text = new string('ж', 140) })), StringComparison.Ordinal);
        Assert.Contains("longer than 70", Given.Reason(EpcCode.Of(latin with { Name = new string('N', 71) })), StringComparison.Ordinal);
        Assert.Contains("longer than 140", Given.Reason(EpcCode.Of(latin with { Text = new string('T', 141) })), StringComparison.Ordinal);
    }

    private static Gen<string> Texts(string[] letters) => Gen.Elements(letters).ListOf().Resize(90).Select(chosen => string.Concat(chosen));

    private static Gen<EpcTransfer> Transfers() =>
        from name in Anything
        from text in Anything
        from withReference in Gen.Elements(true, false)
        from number in Gen.Choose(1, 999_999_999)
        from minor in Gen.Choose(0, 1_000_000)
        select new EpcTransfer(name, "DE89370400440532013000", Given.Euros(minor))
        {
            Reference = withReference ? CreditorReference.Create($"{number}") : null,
            Text = withReference ? null : text,
        };
}
