using System.Collections.Frozen;
using System.Xml;
using Reminders.Formats.Xml;

namespace Reminders.Formats.EInvoices;

/// <summary>Reads electronic invoices by EN 16931: UBL 2.1 Invoice and CreditNote, and UN/CEFACT Cross Industry Invoice.</summary>
public static class EInvoiceReader
{
    /// <summary>Attachments may make a document large; they are passed over.</summary>
    public const int MaxBytes = 100 * 1024 * 1024;

    private const int MaxKept = 1_000_000;
    private const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    private const string Cii = "urn:un:unece:uncefact:data:standard:";

    private static readonly FrozenSet<string> Namespaces = new[]
    {
        $"{Ubl}Invoice-2", $"{Ubl}CreditNote-2", $"{Ubl}CommonAggregateComponents-2", $"{Ubl}CommonBasicComponents-2",
        $"{Cii}CrossIndustryInvoice:100", $"{Cii}ReusableAggregateBusinessInformationEntity:100", $"{Cii}UnqualifiedDataType:100", $"{Cii}QualifiedDataType:100",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Lines and attachments: the bulk of a document, and nothing that a reminder needs.
    private static readonly FrozenSet<string> PassedOver = new[]
    {
        "InvoiceLine", "CreditNoteLine", "IncludedSupplyChainTradeLineItem", "AdditionalDocumentReference", "AdditionalReferencedDocument",
        "TaxTotal", "AllowanceCharge", "SpecifiedTradeAllowanceCharge", "ApplicableTradeTax",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Never throws, whatever the bytes are.</summary>
    public static EInvoiceReading Read(Stream document)
    {
        try
        {
            using var reader = SafeXml.Over(document, MaxBytes);
            reader.MoveToContent();
            var (syntax, root) = (reader.NamespaceURI, reader.LocalName);
            if (!IsKnown(syntax, root))
            {
                return Refused($"/{root}", syntax.Length == 0 ? "has no namespace; a UBL 2.1 or CII invoice is expected" : $"is of the namespace {Shown(syntax)}; a UBL 2.1 or CII invoice is expected");
            }

            var budget = MaxKept;
            var tree = XmlPart.Read(reader, Keeps, ref budget);
            while (reader.Read())
            {
                // To the end: what follows must be well-formed too.
            }

            return root == "CrossIndustryInvoice" ? CiiInvoice.Read(tree) : UblInvoice.Read(tree);
        }
        catch (XmlException broken)
        {
            return Refused("/", $"is no well-formed XML: {SafeXml.Explain(broken)}");
        }
    }

    private static bool IsKnown(string syntax, string root) => (syntax, root) is
        ($"{Ubl}Invoice-2", "Invoice") or ($"{Ubl}CreditNote-2", "CreditNote") or ($"{Cii}CrossIndustryInvoice:100", "CrossIndustryInvoice");

    private static bool Keeps(string space, string name) => Namespaces.Contains(space) && !PassedOver.Contains(name);

    private static string Shown(string text) => text.Length > 120 ? text[..120] + "…" : text;

    private static EInvoiceReading.Refused Refused(string place, string detail) => new([new Complaint(place, detail)]);
}
