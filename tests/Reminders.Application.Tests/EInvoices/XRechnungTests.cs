using NodaTime;
using NodaTime.Text;
using Reminders.Application.Creditors;
using Reminders.Application.EInvoices;
using Reminders.Formats.EInvoices;
using Reminders.Tests;

namespace Reminders.Application.Tests.EInvoices;

/// <summary>The XRechnung test suite: what each of its files says, and what is done with it and why, in a table beside this file.</summary>
public sealed class XRechnungTests
{
    private const string Suite = "einvoices/xrechnung";

    private static readonly string[] Table = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "EInvoices", "xrechnung.txt"));

    [SharedDataFact(Suite)]
    public void EveryFile_IsReadAsTheTableSays()
    {
        var read = Files().Select(file => Row(file)).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(Table.Where(line => !line.StartsWith('#')).Order(StringComparer.Ordinal), read);
    }

    [SharedDataFact(Suite)]
    public void BothSyntaxesOfOneInvoice_SayTheSame()
    {
        var pairs = Files().Where(file => file.EndsWith("a-INVOICE_ubl.xml", StringComparison.Ordinal))
            .Select(file => (Ubl: file, Cii: file.Replace("_ubl", "_uncefact", StringComparison.Ordinal)))
            .Where(pair => File.Exists(pair.Cii)).ToList();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(Facts(Read(pair.Ubl)), Facts(Read(pair.Cii))));
    }

    private static string[] Files() => Directory.GetFiles(SharedData.PathOf(Suite), "*.xml", SearchOption.AllDirectories);

    private static EInvoice Read(string file)
    {
        using var stream = File.OpenRead(file);
        var reading = EInvoiceReader.Read(stream);
        return Assert.IsType<EInvoiceReading.Done>(reading).Invoice;
    }

    private static string Facts(EInvoice invoice) =>
        $"{invoice.Number} {invoice.TypeCode} {invoice.IssueDate} {invoice.DueDate} {invoice.AmountDue} {invoice.Buyer.Name} {invoice.Buyer.Street} {Place(invoice.Buyer)} {invoice.IsDirectDebit}";

    // One of the suite's UBL files (03.06a) has postcode and city in each other's place.
    private static string Place(EInvoiceBuyer buyer) => string.Join(' ', new[] { buyer.Postcode, buyer.City }.Order(StringComparer.Ordinal));

    private static string Row(string file)
    {
        var invoice = Read(file);
        var order = EInvoiceOrder.Of(invoice, Creditor.DefaultPaymentTermDays);
        string[] fields =
        [
            Path.GetFileNameWithoutExtension(file), invoice.TypeCode, invoice.Number, Text(invoice.IssueDate), invoice.DueDate is { } due ? Text(due) : "-",
            Text(PaymentTerms.DueDate(invoice, Creditor.DefaultPaymentTermDays).DueDate), invoice.AmountDue.ToDecimalString(), invoice.AmountDue.Currency.Code,
            invoice.Buyer.Name, invoice.Buyer.Email ?? "-", Joined(invoice.Means.Select(means => means.Iban)), invoice.PaymentReference ?? "-", Said(order),
        ];
        return string.Join(" | ", fields);
    }

    private static string Said(EInvoiceOrder order) => order switch
    {
        EInvoiceOrder.Register register => $"registers; {string.Join("; ", register.Why.Skip(1))}",
        EInvoiceOrder.Replace replace => $"replaces {replace.Preceding}; {string.Join("; ", replace.Why.Skip(2))}",
        EInvoiceOrder.Credit credit => $"credits {credit.Preceding}",
        _ => order.ToString(),
    };

    private static string Joined(IEnumerable<string?> texts) => texts.OfType<string>().ToList() is { Count: > 0 } all ? string.Join(",", all) : "-";

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
