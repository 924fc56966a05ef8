using Reminders.Domain.Amounts;

namespace Reminders.Messages.Tests;

/// <summary>What is open beside the invoice: named in full where there is something, and never a word of it where there is not.</summary>
public sealed class ChargeWordsTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    [Theory]
    [InlineData("de", "Neben der Rechnung ist noch offen:", "Pauschale für die späte Zahlung (§ 288 (5) BGB): 40,00 €", "Zinsen für die späte Zahlung: 0,37 €", "sind das 159,37 €")]
    [InlineData("en", "Besides the invoice, this is still open:", "Lump sum for late payment (§ 288 (5) BGB): €40.00", "Interest for late payment: €0.37", "that is €159.37")]
    public void OpenCharges_AreNamedWithKindBasisAmountAndTheTotal(string locale, params string[] expected)
    {
        foreach (var template in Samples.Steps.Keys)
        {
            var email = Samples.Renderer.Email(Samples.Content(template, locale, Charged(Samples.Invoice(days: Samples.Steps[template]))));

            foreach (var words in expected)
            {
                Assert.Contains(words, email.Text, StringComparison.Ordinal);
                Assert.Contains(words, email.Html.Replace('\u00A0', ' '), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void SeveralInvoices_EachChargeNamesItsInvoiceAndCurrenciesStayApart()
    {
        var chf = Currency.Of("CHF");
        var swiss = Samples.Invoice("B-2", 5000, currency: "CHF") with { Charges = [new ChargeLine(ChargeLineKind.LumpSum, new Money(1000, chf), Source: "the law")] };
        var text = Samples.Renderer.Email(Samples.Content("formal", "en", Charged(Samples.Invoice("A-1", 10000)), swiss)).Text;

        Assert.Contains("- Lump sum for late payment (§ 288 (5) BGB), invoice A-1: €40.00", text, StringComparison.Ordinal);
        Assert.Contains("- Lump sum for late payment (the law), invoice B-2: CHF 10.00", text, StringComparison.Ordinal);
        Assert.Contains("Together with the invoices that is €140.37 + CHF 60.00.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingCharged_NothingIsSaidOfCharges()
    {
        foreach (var (template, locale) in Samples.Steps.Keys.SelectMany(template => new[] { (template, "de"), (template, "en") }))
        {
            var email = Samples.Renderer.Email(Samples.Content(template, locale));

            Assert.DoesNotMatch("(?i)lump sum|interest|pauschale|zinsen|besides|neben der", email.Text + email.Html);
        }
    }

    private static InvoiceLine Charged(InvoiceLine invoice) => invoice with
    {
        Charges =
        [
            new ChargeLine(ChargeLineKind.LumpSum, new Money(4000, Eur), "the contract", "§ 288 (5) BGB"),
            new ChargeLine(ChargeLineKind.Interest, new Money(37, Eur)),
        ],
    };
}
