using Reminders.Formats.Xml;

namespace Reminders.Formats.EInvoices;

/// <summary>Where UBL 2.1 keeps what EN 16931 names.</summary>
internal static class UblInvoice
{
    private const string Buyer = "AccountingCustomerParty/Party";
    private const string Seller = "AccountingSupplierParty/Party";

    public static EInvoiceReading Read(XmlPart root)
    {
        var values = new Values(root);
        var isCredit = root.Name == "CreditNote";
        var number = values.Required("ID", "BT-1");
        var issued = values.RequiredDate("IssueDate", "BT-2");
        var type = values.Required(isCredit ? "CreditNoteTypeCode" : "InvoiceTypeCode", "BT-3");
        var currency = values.Currency("DocumentCurrencyCode", "BT-5");
        var due = values.Date(isCredit ? "PaymentMeans/PaymentDueDate" : "DueDate", "BT-9");
        var amount = values.Amount("LegalMonetaryTotal/PayableAmount", "BT-115", currency);
        var name = values.Optional($"{Buyer}/PartyLegalEntity/RegistrationName", "BT-44") ?? values.Required($"{Buyer}/PartyName/Name", "BT-44");
        var buyer = new EInvoiceBuyer(
            name ?? "",
            values.Optional($"{Buyer}/PartyIdentification/ID", "BT-46"),
            root.All($"{Buyer}/PartyTaxScheme").FirstOrDefault(scheme => scheme.Say("TaxScheme/ID") == "VAT")?.Say("CompanyID"),
            values.Optional($"{Buyer}/PartyLegalEntity/CompanyID", "BT-47"),
            values.Optional($"{Buyer}/Contact/ElectronicMail", "BT-58") ?? Address(root.First($"{Buyer}/EndpointID")),
            values.Optional($"{Buyer}/Contact/Telephone", "BT-57"),
            values.Optional($"{Buyer}/PostalAddress/Country/IdentificationCode", "BT-55"))
        {
            Street = values.Optional($"{Buyer}/PostalAddress/StreetName", "BT-50"),
            Postcode = values.Optional($"{Buyer}/PostalAddress/PostalZone", "BT-53"),
            City = values.Optional($"{Buyer}/PostalAddress/CityName", "BT-52"),
        };
        var seller = values.Optional($"{Seller}/PartyLegalEntity/RegistrationName", "BT-27") ?? values.Optional($"{Seller}/PartyName/Name", "BT-28");
        var reference = values.Optional("BuyerReference", "BT-10");
        var quote = values.Optional("PaymentMeans/PaymentID", "BT-83");
        return !values.AreUsable ? values.Refused : new EInvoiceReading.Done(new EInvoice(
            EInvoiceSyntax.Ubl, TypeCodes.KindOf(type!, isCredit), type!, number!, issued!.Value, due, root.Say("PaymentTerms/Note"), amount!.Value, buyer, seller)
        {
            BuyerReference = reference,
            PaymentReference = quote,
            Means = [.. root.All("PaymentMeans").Select(Means)],
            Mandate = root.Say("PaymentMeans/PaymentMandate/ID"),
            Preceding = [.. root.All("BillingReference/InvoiceDocumentReference/ID").Select(part => part.Text).Where(text => text.Length > 0).Distinct()],
        });
    }

    internal static string? Address(XmlPart? endpoint) => endpoint is { Text.Length: > 0 } && endpoint.Attribute("schemeID") == "EM" ? endpoint.Text : null;

    private static EInvoiceMeans Means(XmlPart means) => new(
        means.Say("PaymentMeansCode") ?? "",
        means.Say("PayeeFinancialAccount/ID"),
        means.Say("PayeeFinancialAccount/Name"),
        means.Say("PayeeFinancialAccount/FinancialInstitutionBranch/ID"));
}
