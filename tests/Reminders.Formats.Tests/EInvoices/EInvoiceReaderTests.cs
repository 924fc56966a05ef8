using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime.Text;
using Reminders.Formats.EInvoices;

namespace Reminders.Formats.Tests.EInvoices;

/// <summary>What is wrong with an e-invoice is said with its place; nothing makes the reader fail.</summary>
public sealed class EInvoiceReaderTests
{
    [Theory]
    [InlineData("<cbc:IssueDate>2026-11-01</cbc:IssueDate>", "<cbc:IssueDate>2026-02-30</cbc:IssueDate>", "/Invoice/IssueDate (BT-2)", "no date")]
    [InlineData("<cbc:IssueDate>2026-11-01</cbc:IssueDate>", "", "/Invoice/IssueDate (BT-2)", "missing")]
    [InlineData("<cbc:IssueDate>2026-11-01</cbc:IssueDate>", "<cbc:IssueDate>9999-12-31</cbc:IssueDate>", "/Invoice/IssueDate (BT-2)", "between 2000-01-01 and 2100-01-01")]
    [InlineData("<cbc:DueDate>2026-11-30</cbc:DueDate>", "<cbc:DueDate>2026-11-30</cbc:DueDate><cbc:DueDate>2026-12-30</cbc:DueDate><cbc:DueDate>2027-01-30</cbc:DueDate>", "/Invoice/DueDate (BT-9)", "3 different dates")]
    [InlineData("currencyID=\"EUR\"", "currencyID=\"USD\"", "PayableAmount (BT-115)", "not in EUR")]
    [InlineData("119.00", "119,00", "PayableAmount (BT-115)", "decimal number with a point")]
    [InlineData("119.00", "119.001", "PayableAmount (BT-115)", "3 decimals")]
    [InlineData("119.00", "99999999999999999999999999", "PayableAmount (BT-115)", "larger")]
    [InlineData("<cbc:RegistrationName>Ada Example</cbc:RegistrationName>", "", "PartyName/Name (BT-44)", "missing")]
    [InlineData("<cbc:DocumentCurrencyCode>EUR", "<cbc:DocumentCurrencyCode>EURO", "DocumentCurrencyCode (BT-5)", "ISO 4217")]
    [InlineData("ubl:schema:xsd:Invoice-2", "ubl:schema:xsd:Invoice-9", "/Invoice", "namespace")]
    [InlineData("xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"", "", "/Invoice", "no namespace")]
    [InlineData("</Invoice>", "", "/", "no well-formed XML")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE Invoice [<!ENTITY a \"b\">]>", "/", "document type declaration")]
    public void WhatCannotBeUsed_IsNamedWithItsPlace(string piece, string instead, string place, string detail)
    {
        Assert.Contains(piece, Samples.Ubl, StringComparison.Ordinal);

        var refused = Assert.IsType<EInvoiceReading.Refused>(Samples.Read(Samples.Ubl.Replace(piece, instead, StringComparison.Ordinal)));

        Assert.Contains(refused.Complaints, one => one.Place.EndsWith(place, StringComparison.Ordinal) && one.Detail.Contains(detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(">20261101<", ">20260230<", "ExchangedDocument/IssueDateTime/DateTimeString (BT-2)", "no date")]
    [InlineData(">20261101<", ">99991231<", "ExchangedDocument/IssueDateTime/DateTimeString (BT-2)", "between 2000-01-01 and 2100-01-01")]
    [InlineData("<ram:DueDateDateTime>", "<ram:DueDateDateTime><udt:DateTimeString>20261201</udt:DateTimeString><udt:DateTimeString>20261202</udt:DateTimeString>", "DueDateDateTime/DateTimeString (BT-9)", "3 different dates")]
    [InlineData("<ram:DuePayableAmount>", "<ram:DuePayableAmount currencyID=\"USD\">", "DuePayableAmount (BT-115)", "not in EUR")]
    [InlineData("119.00", "99999999999999999999999999", "DuePayableAmount (BT-115)", "larger")]
    [InlineData("<ram:Name>Ada Example</ram:Name>", "", "TradingBusinessName (BT-44)", "missing")]
    [InlineData("CrossIndustryInvoice:100\"", "CrossIndustryInvoice:1\"", "/CrossIndustryInvoice", "namespace")]
    [InlineData("</rsm:CrossIndustryInvoice>", "", "/", "the file ends in the middle")]
    public void WhatCannotBeUsed_IsNamedWithItsPlaceInCiiToo(string piece, string instead, string place, string detail)
    {
        Assert.Contains(piece, Samples.Cii(""), StringComparison.Ordinal);

        var refused = Assert.IsType<EInvoiceReading.Refused>(Samples.Read(Samples.Cii("").Replace(piece, instead, StringComparison.Ordinal)));

        Assert.Contains(refused.Complaints, one => one.Place.EndsWith(place, StringComparison.Ordinal) && one.Detail.Contains(detail, StringComparison.Ordinal));
    }

    [Fact]
    public void EverythingWrong_IsSaidAtOnce()
    {
        var xml = Samples.Ubl.Replace("2026-11-01", "soon", StringComparison.Ordinal).Replace("119.00", "much", StringComparison.Ordinal);

        Assert.Equal(2, Assert.IsType<EInvoiceReading.Refused>(Samples.Read(xml)).Complaints.Length);
    }

    [Fact]
    public void TextOfAnotherEncoding_IsRefusedNotGarbled()
    {
        var bytes = Encoding.Latin1.GetBytes(Samples.Ubl.Replace("Ada Example", "Müller", StringComparison.Ordinal));

        Assert.IsType<EInvoiceReading.Refused>(Samples.Read(bytes));
        var said = Samples.Ubl.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal).Replace("Ada Example", "Müller", StringComparison.Ordinal);
        Assert.Equal("Müller", Assert.IsType<EInvoiceReading.Done>(Samples.Read(Encoding.Latin1.GetBytes(said))).Invoice.Buyer.Name);
    }

    [Fact]
    public void AttachmentOf50Megabytes_IsPassedOver()
    {
        var attachment = $"<cac:AdditionalDocumentReference><cbc:ID>a</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>{new string('A', 50_000_000)}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>";

        var invoice = Samples.Done(Samples.Ubl.Replace("<cac:AccountingSupplierParty>", attachment + "<cac:AccountingSupplierParty>", StringComparison.Ordinal));

        Assert.Equal("RE-1", invoice.Number);
    }

    [Fact]
    public void DeepNesting_AndEndlessText_AreRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<cac:Party>", 500)) + string.Concat(Enumerable.Repeat("</cac:Party>", 500));
        var text = $"<cbc:Note>{new string('x', 2_000_000)}</cbc:Note>";

        Assert.IsType<EInvoiceReading.Refused>(Samples.Read(Samples.Ubl.Replace("<cac:PaymentTerms>", deep + "<cac:PaymentTerms>", StringComparison.Ordinal)));
        Assert.IsType<EInvoiceReading.Refused>(Samples.Read(Samples.Ubl.Replace("<cac:PaymentTerms>", text + "<cac:PaymentTerms>", StringComparison.Ordinal)));
    }

    [Fact]
    public void AnyByteChanged_IsReadOrRefused_AndNeverThrows()
    {
        var bytes = Encoding.UTF8.GetBytes(Samples.Ubl);
        Prop.ForAll(
            (from at in Gen.Choose(0, bytes.Length - 1) from value in Gen.Choose(0, 255) from cut in Gen.Choose(1, bytes.Length) select (at, value, cut)).ToArbitrary(),
            change =>
            {
                var changed = (byte[])bytes.Clone();
                changed[change.at] = (byte)change.value;
                return Samples.Read(changed) is not null && Samples.Read(changed[..change.cut]) is not null;
            }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("30 Tage netto", "2026-12-01", "30 days net")]
    [InlineData("10 Tage 3% Skonto, 30 Tage netto", "2026-12-01", "30 days net")]
    [InlineData("Payment terms: net 45 days", "2026-12-16", "45 days net")]
    [InlineData("zahlbar bis zum 15.11.2026", "2026-11-15", "date in the terms")]
    [InlineData("payable by 2026-11-20", "2026-11-20", "date in the terms")]
    [InlineData("innerhalb von 7 Tagen", "2026-11-08", "7 days (BT-20)")]
    [InlineData("Bei Zahlung binnen 7 Tagen 2 % Skonto", "2026-11-15", "as usual")]
    [InlineData("sofort", "2026-11-15", "as usual")]
    [InlineData("#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=30#PROZENT=0.00#", "2026-12-01", "30 days net")]
    [InlineData("zahlbar am 1.10.2026 oder 1.12.2026", "2026-12-01", "date in the terms")]
    public void DueDate_WithoutOne_FollowsTheTerms(string terms, string due, string source)
    {
        var invoice = Samples.Done(Samples.Ubl
            .Replace("<cbc:DueDate>2026-11-30</cbc:DueDate>", "", StringComparison.Ordinal)
            .Replace("30 Tage netto", terms, StringComparison.Ordinal));

        var (date, why) = PaymentTerms.DueDate(invoice, 14);

        Assert.Equal(due, NodaTime.Text.LocalDatePattern.Iso.Format(date));
        Assert.Contains(source, why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=14#PROZENT=1.50#\n#SKONTO#TAGE=30#PROZENT=0.00#", "2.00 2026-11-08; 1.50 2026-11-15")]
    [InlineData("#SKONTO#TAGE=7#PROZENT=2.00#BASISBETRAG=100.00#", "2.00 2026-11-08 of 10000")]
    [InlineData("#SKONTO#TAGE=7#PROZENT=2.00#BASISBETRAG=119.00#", "2.00 2026-11-08")]
    [InlineData("#SKONTO#TAGE=7#PROZENT=2.00#BASISBETRAG=-100.00#", "")]
    [InlineData("#SKONTO#TAGE=7#PROZENT=20.01#", "")]
    [InlineData("#SKONTO#TAGE=366#PROZENT=2.00#", "")]
    [InlineData("7 Tage 2 % Skonto", "")]
    public void CashDiscounts_StandInTheTerms(string terms, string said)
    {
        var invoice = Samples.Done(Samples.Ubl.Replace("30 Tage netto", terms, StringComparison.Ordinal));

        Assert.Equal(said, Discounts(invoice));
    }

    [Theory]
    [InlineData("<ram:BasisPeriodMeasure unitCode=\"DAY\">10</ram:BasisPeriodMeasure><ram:CalculationPercent>4.000</ram:CalculationPercent>", "4.00 2026-11-11")]
    [InlineData("<ram:BasisDateTime><udt:DateTimeString format=\"102\">20261105</udt:DateTimeString></ram:BasisDateTime><ram:BasisPeriodMeasure unitCode=\"DAY\">10</ram:BasisPeriodMeasure><ram:BasisAmount>100.00</ram:BasisAmount><ram:CalculationPercent>2</ram:CalculationPercent>", "2.00 2026-11-15 of 10000")]
    [InlineData("<ram:BasisDateTime><udt:DateTimeString format=\"102\">20261105</udt:DateTimeString></ram:BasisDateTime><ram:CalculationPercent>2</ram:CalculationPercent>", "2.00 2026-11-05")]
    [InlineData("<ram:BasisDateTime><udt:DateTimeString format=\"102\">99991231</udt:DateTimeString></ram:BasisDateTime><ram:BasisPeriodMeasure>10</ram:BasisPeriodMeasure><ram:CalculationPercent>2</ram:CalculationPercent>", "")]
    [InlineData("<ram:BasisPeriodMeasure unitCode=\"MON\">1</ram:BasisPeriodMeasure><ram:CalculationPercent>2</ram:CalculationPercent>", "")]
    [InlineData("<ram:BasisPeriodMeasure>99999999999</ram:BasisPeriodMeasure><ram:CalculationPercent>2</ram:CalculationPercent>", "")]
    [InlineData("<ram:BasisPeriodMeasure>10</ram:BasisPeriodMeasure><ram:CalculationPercent>1e1</ram:CalculationPercent>", "")]
    [InlineData("<ram:CalculationPercent>2</ram:CalculationPercent>", "")]
    public void CashDiscounts_HaveFieldsOfTheirOwnInCii(string fields, string said) => Assert.Equal(said, Discounts(Samples.Done(Samples.Cii(
        $"<ram:ApplicableTradePaymentDiscountTerms>{fields}</ram:ApplicableTradePaymentDiscountTerms>"))));

    private static string Discounts(EInvoice invoice) => string.Join("; ", PaymentTerms.CashDiscounts(invoice).Select(term => string.Create(
        CultureInfo.InvariantCulture, $"{term.ToPercent():0.00} {LocalDatePattern.Iso.Format(term.Until)}{(term.Base is { } of ? $" of {of.Value}" : "")}")));
}
