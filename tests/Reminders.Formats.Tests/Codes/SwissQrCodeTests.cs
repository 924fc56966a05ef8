using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Reminders.Domain.Amounts;
using Reminders.Formats.Codes;
using Reminders.Formats.References;

namespace Reminders.Formats.Tests.Codes;

/// <summary>Swiss codes: what a scanner reads is what was meant, or there is no code.</summary>
public sealed class SwissQrCodeTests
{
    private static readonly Gen<string> Anything = Gen.Frequency(
        (9, Texts(["A", "z", "9", " ", "-", "ü", "ż", "Ș", "€"])),
        (1, Texts(["A", "z", " ", "ж", "漢", "🌷", "\n", "\r", "\u2028", "\u0085", "\u00AD"])));

    [Fact]
    public void PublishedSample_IsWrittenAsItIs() => Assert.Equal(
        "SPC\n0200\n1\nCH4431999123000889012\nS\nRobert Schneider AG\nRue du Lac 1268\n\n2501\nBiel\nCH\n\n\n\n\n\n\n\n1949.75\nCHF\n" +
        "S\nPia-Maria Rutschmann-Schnyder\nGrosse Marktgasse 28\n\n9400\nRorschach\nCH\nQRR\n210000000003139471430009017\nOrder from 15.10.2020\nEPD",
        Given.Text(SwissQrCode.Of(Given.Bill)));

    [Fact]
    public void WhateverIsGiven_AScannerReadsItBack_OrThereIsNoCode()
    {
        var codes = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Bills().ToArbitrary(), bill =>
        {
            if (SwissQrCode.Of(bill) is not CodePayload.Made made)
            {
                return;
            }

            codes++;
            var read = ReadCode.Swiss(made.Text);
            Assert.Equal(Trimmed(bill.Creditor), read.Creditor);
            Assert.Equal(bill.Debtor is { } debtor ? Trimmed(debtor) : null, read.Debtor);
            Assert.Equal((bill.Amount, bill.Iban, bill.Reference), (read.Amount, read.Iban, read.Reference));
            Assert.Equal(OrNull(bill.Message), read.Message);
            Assert.True(Encoding.UTF8.GetByteCount(made.Text) <= 997);
        }));
        Assert.True(codes > 500, $"only {codes} of 2000 were codes");
    }

    [Fact]
    public void ReferenceHasToFitTheAccount()
    {
        var ordinary = Given.Bill with { Iban = Given.Iban };
        Assert.Contains("needs a QR-IBAN", Given.Reason(SwissQrCode.Of(ordinary)), StringComparison.Ordinal);
        Assert.Contains("needs a QR reference", Given.Reason(SwissQrCode.Of(Given.Bill with { Reference = null })), StringComparison.Ordinal);
        Assert.Contains("needs a QR reference", Given.Reason(SwissQrCode.Of(Given.Bill with { Reference = "RF18539007547034" })), StringComparison.Ordinal);
        Assert.Contains("check digits", Given.Reason(SwissQrCode.Of(ordinary with { Reference = "RF19539007547034" })), StringComparison.Ordinal);
        Assert.Contains("\nSCOR\nRF18539007547034\n", Given.Text(SwissQrCode.Of(ordinary with { Reference = "RF18 5390 0754 7034" })), StringComparison.Ordinal);
        Assert.Contains("\nNON\n\n", Given.Text(SwissQrCode.Of(ordinary with { Reference = null })), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheGuidelinesRefuse_IsNoCode()
    {
        Assert.Contains("Swiss francs and euros", Refused(bill => bill with { Amount = new Money(100, Currency.Of("USD")) }), StringComparison.Ordinal);
        Assert.Contains("amount", Refused(bill => bill with { Amount = bill.Amount with { Minor = 0 } }), StringComparison.Ordinal);
        Assert.Contains("neither in Switzerland", Refused(bill => bill with { Iban = "DE89370400440532013000" }), StringComparison.Ordinal);
        Assert.Contains("IBAN", Refused(bill => bill with { Iban = "CH4431999123000889013" }), StringComparison.Ordinal);
        Assert.Contains("creditor's city is missing", Refused(bill => bill with { Creditor = bill.Creditor with { City = " " } }), StringComparison.Ordinal);
        Assert.Contains("payer's name holds a line break", Refused(bill => bill with { Debtor = bill.Debtor! with { Name = "Pia\nCH" } }), StringComparison.Ordinal);
        Assert.Contains("payer's name holds a character", Refused(bill => bill with { Debtor = bill.Debtor! with { Name = "Пия" } }), StringComparison.Ordinal);
        Assert.Contains("country", Refused(bill => bill with { Creditor = bill.Creditor with { Country = "ch" } }), StringComparison.Ordinal);
        Assert.Contains("longer than 140", Refused(bill => bill with { Message = new string('m', 141) }), StringComparison.Ordinal);

        static string Refused(Func<SwissBill, SwissBill> change) => Given.Reason(SwissQrCode.Of(change(Given.Bill)));
    }

    private static Gen<string> Texts(string[] letters) => Gen.Elements(letters).ListOf().Resize(40).Select(chosen => string.Concat(chosen));

    private static Gen<SwissBill> Bills() =>
        from creditor in Addresses()
        from debtor in Addresses()
        from anonymous in Gen.Elements(true, false)
        from message in Anything
        from minor in Gen.Choose(0, 1_000_000)
        from currency in Gen.Elements("CHF", "EUR")
        from number in Gen.Choose(1, 999_999_999)
        from account in Gen.Choose(0, 2)
        select new SwissBill(account == 0 ? Given.QrIban : Given.Iban, creditor, new Money(minor, Currency.Of(currency)))
        {
            Debtor = anonymous ? null : debtor,
            Message = message,
            Reference = account switch { 0 => SwissQrReference.Create($"{number}"), 1 => CreditorReference.Create($"{number}"), _ => null },
        };

    private static Gen<SwissAddress> Addresses() =>
        from texts in Anything.ArrayOf(4)
        from plain in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select plain
            ? new SwissAddress("Zoë Müller", texts[0], "8000", "Zürich", "CH")
            : new SwissAddress(texts[0], texts[1], texts[2], texts[3], "CH");

    private static SwissAddress Trimmed(SwissAddress address) =>
        new(address.Name.Trim(), OrNull(address.Street), address.Postcode.Trim(), address.City.Trim(), address.Country);

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
