using System.Globalization;
using NodaTime;
using Reminders.Domain.Invoices;
using Reminders.Formats.Xml;

namespace Reminders.Formats.EInvoices;

/// <summary>Where the UN/CEFACT Cross Industry Invoice keeps what EN 16931 names.</summary>
internal static class CiiInvoice
{
    private const string Document = "ExchangedDocument";
    private const string Agreement = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement";
    private const string Settlement = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement";
    private const string Buyer = $"{Agreement}/BuyerTradeParty";
    private const string Terms = $"{Settlement}/SpecifiedTradePaymentTerms";

    public static EInvoiceReading Read(XmlPart root)
    {
        var values = new Values(root);
        var number = values.Required($"{Document}/ID", "BT-1");
        var issued = values.RequiredDate($"{Document}/IssueDateTime/DateTimeString", "BT-2");
        var type = values.Required($"{Document}/TypeCode", "BT-3");
        var currency = values.Currency($"{Settlement}/InvoiceCurrencyCode", "BT-5");
        var due = values.Date($"{Terms}/DueDateDateTime/DateTimeString", "BT-9");
        var amount = values.Amount($"{Settlement}/SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount", "BT-115", currency);
        var name = values.Optional($"{Buyer}/Name", "BT-44") ?? values.Required($"{Buyer}/SpecifiedLegalOrganization/TradingBusinessName", "BT-44");
        var buyer = new EInvoiceBuyer(
            name ?? "",
            values.Optional($"{Buyer}/ID", "BT-46") ?? values.Optional($"{Buyer}/GlobalID", "BT-46"),
            root.All($"{Buyer}/SpecifiedTaxRegistration/ID").FirstOrDefault(id => id.Attribute("schemeID") == "VA")?.Text,
            values.Optional($"{Buyer}/SpecifiedLegalOrganization/ID", "BT-47"),
            values.Optional($"{Buyer}/DefinedTradeContact/EmailURIUniversalCommunication/URIID", "BT-58")
                ?? UblInvoice.Address(root.First($"{Buyer}/URIUniversalCommunication/URIID")),
            values.Optional($"{Buyer}/DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber", "BT-57"),
            values.Optional($"{Buyer}/PostalTradeAddress/CountryID", "BT-55"))
        {
            Street = values.Optional($"{Buyer}/PostalTradeAddress/LineOne", "BT-50"),
            Postcode = values.Optional($"{Buyer}/PostalTradeAddress/PostcodeCode", "BT-53"),
            City = values.Optional($"{Buyer}/PostalTradeAddress/CityName", "BT-52"),
        };
        var seller = values.Optional($"{Agreement}/SellerTradeParty/Name", "BT-27");
        var reference = values.Optional($"{Agreement}/BuyerReference", "BT-10");
        var quote = values.Optional($"{Settlement}/PaymentReference", "BT-83");
        return !values.AreUsable ? values.Refused : new EInvoiceReading.Done(new EInvoice(
            EInvoiceSyntax.Cii, TypeCodes.KindOf(type!, isCreditRoot: false), type!, number!, issued!.Value, due, root.Say($"{Terms}/Description"), amount!.Value, buyer, seller)
        {
            BuyerReference = reference,
            PaymentReference = quote,
            Means = [.. root.All($"{Settlement}/SpecifiedTradeSettlementPaymentMeans").Select(Means)],
            Discounts = [.. root.All($"{Terms}/ApplicableTradePaymentDiscountTerms").Select(terms => Discount(terms, issued.Value)).OfType<EInvoiceDiscount>()],
            Mandate = root.Say($"{Terms}/DirectDebitMandateID"),
            Preceding = [.. root.All($"{Settlement}/InvoiceReferencedDocument/IssuerAssignedID").Select(part => part.Text).Where(text => text.Length > 0).Distinct()],
        });
    }

    // Only Factur-X EXTENDED has these: so many days after a date, which is the invoice's own unless said; or that date alone.
    private static EInvoiceDiscount? Discount(XmlPart terms, LocalDate issued)
    {
        var period = terms.First("BasisPeriodMeasure");
        var days = 0;
        var from = terms.Say("BasisDateTime/DateTimeString") is { } date ? Values.DateIn(date) : period is null ? null : issued;
        return from is { } start && start >= issued && start <= issued.PlusDays(CashDiscount.MaxDays)
            && decimal.TryParse(terms.Say("CalculationPercent"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && (period is null || (period.Attribute("unitCode") is null or "DAY" && int.TryParse(period.Text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days <= CashDiscount.MaxDays))
            ? new EInvoiceDiscount(percent, start.PlusDays(days), terms.Say("BasisAmount"))
            : null;
    }

    private static EInvoiceMeans Means(XmlPart means) => new(
        means.Say("TypeCode") ?? "",
        means.Say("PayeePartyCreditorFinancialAccount/IBANID") ?? means.Say("PayeePartyCreditorFinancialAccount/ProprietaryID"),
        means.Say("PayeePartyCreditorFinancialAccount/AccountName"),
        means.Say("PayeeSpecifiedCreditorFinancialInstitution/BICID"));
}
