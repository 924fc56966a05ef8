using System.Xml.Linq;

namespace Reminders.Messages.Tests;

public sealed class SeveralInvoicesTests
{
    private static readonly InvoiceLine Late = Samples.Invoice("A-1", 10000, -6, null);
    private static readonly InvoiceLine Later = Samples.Invoice("A-2", 5000, -3, null);
    private static readonly InvoiceLine Now = Samples.Invoice("B-1", 2000, 0, null);
    private static readonly InvoiceLine Ahead = Samples.Invoice("C-1", 1900, 9, null);

    [Fact]
    public void OverdueAndNotDueYet_EachIsWordedRight()
    {
        var text = Text("friendly", "en", Ahead, Late, Now, Later);

        Assert.Contains("2 invoices for €150.00 in total were due, the first on 28 November 2026", text, StringComparison.Ordinal);
        Assert.Contains("Invoice B-1 for €20.00 is due today.", text, StringComparison.Ordinal);
        Assert.Contains("Invoice C-1 for €19.00 is not due until 13 December 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Total: €189.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OverdueAndNotDueYetInGerman_EachIsWordedRight()
    {
        var text = Text("friendly", "de", Ahead, Late, Now, Later);

        Assert.Contains("2 Rechnungen über zusammen 150,00 € waren fällig, die erste am 28. November 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Die Rechnung B-1 über 20,00 € ist heute fällig.", text, StringComparison.Ordinal);
        Assert.Contains("Die Rechnung C-1 über 19,00 € ist erst am 13. Dezember 2026 fällig.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void FormalNotice_DemandsOnlyWhatIsOverdue()
    {
        var email = Samples.Renderer.Email(Samples.Content("formal", "en", Late, Ahead));

        Assert.Contains("A-1, €100.00", email.Subject, StringComparison.Ordinal);
        Assert.Contains("Please pay €100.00 by 14 December 2026.", email.Text, StringComparison.Ordinal);
        Assert.Contains("Invoice C-1 for €19.00 is not due until", email.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soft", "was due on 28 November 2026")]
    [InlineData("dueDay", "was due on 28 November 2026")]
    public void TemplateForAnotherState_NeverSaysWhatIsNotSo(string template, string truth)
    {
        var email = Samples.Renderer.Email(Samples.Content(template, "en", Late));

        Assert.Contains(truth, email.Text, StringComparison.Ordinal);
        Assert.Contains(truth, email.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("due soon", email.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("due today", email.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("still time", email.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("friendly")]
    [InlineData("help")]
    [InlineData("formal")]
    public void NothingOverdueYet_NoLateNoticeIsSpoken(string template)
    {
        var email = Samples.Renderer.Email(Samples.Content(template, "en", Ahead));

        Assert.Contains("is due on 13 December 2026", email.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("was due", email.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("late payment", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralCurrencies_HaveATotalEachAndNeverMix()
    {
        var email = Samples.Renderer.Email(Samples.Content(
            "friendly", "de", Late, Later, Samples.Invoice("D-1", 123456, -2, null, "CHF"), Samples.Invoice("E-1", 15000, -1, null, "JPY")));

        Assert.Contains("150,00 € + 1.234,56 CHF + 15.000 JPY", email.Subject, StringComparison.Ordinal);
        Assert.Contains("Summe: 150,00 €\nSumme: 1.234,56 CHF\nSumme: 15.000 JPY\n", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_AreADataTableWithScopes()
    {
        var html = Samples.Renderer.Email(Samples.Content("friendly", "en", Late, Later, Ahead)).Html;
        var xml = XDocument.Parse(html[html.IndexOf("<table role", StringComparison.Ordinal)..html.IndexOf("</body>", StringComparison.Ordinal)]
            .Replace("<br>", "<br/>", StringComparison.Ordinal));
        var data = xml.Descendants("table").Where(table => table.Attribute("role") is null).ToList();

        Assert.Equal(2, data.Count);
        Assert.NotNull(data[0].Element("caption"));
        Assert.Equal(["col", "col", "col"], data[0].Element("thead")!.Descendants("th").Select(th => th.Attribute("scope")!.Value));
        Assert.Equal(3, data[0].Element("tbody")!.Elements("tr").Count(row => row.Element("th")!.Attribute("scope")!.Value == "row"));
        Assert.All(data[1].Descendants("th"), th => Assert.Equal("row", th.Attribute("scope")!.Value));
        Assert.All(xml.Descendants("table").Except(data), table => Assert.Equal("presentation", table.Attribute("role")!.Value));
    }

    [Fact]
    public void ShortMessage_NamesTheTotalOverAllOfThem()
    {
        var sms = Samples.Renderer.Sms(Samples.Content("friendly", "en", Late, Ahead));

        Assert.Contains("invoice A-1, €100.00", sms.Text, StringComparison.Ordinal);
        Assert.Contains("All 2 open invoices: €119.00", sms.Text, StringComparison.Ordinal);
    }

    private static string Text(string template, string locale, params InvoiceLine[] invoices) =>
        Samples.Renderer.Email(Samples.Content(template, locale, invoices)).Text;
}
