namespace Reminders.Messages.Tests;

/// <summary>What a letter says. Where on the paper it says so is tried in a browser.</summary>
public sealed class LetterTests
{
    private static readonly PostalAddress Home = new("Anna Beispiel", "Beispielstraße 7", "80331", "München", "DE");

    private static readonly Sender Sender = Samples.Sender with { Street = "Gärtnerweg 3", Postcode = "81543", City = "München", Country = "DE" };

    private static readonly PaymentCode Sepa = new("BCD\n002\n1\nSCT\n\nMuster\nDE89370400440532013000\nEUR119.00\n\nRF18539007547034");

    private static readonly PaymentCode Swiss = new("SPC\n0200\n1")
    {
        Swiss = new SwissSlip("CH44 3199 9123 0008 8901 2", ["Robert Schneider AG", "2501 Biel"], "21 00000 00003 13947 14300 09017", "RE-1", [], "CHF", "1 949.75"),
    };

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void AnyContent_SaysWhatTheEmailSays_AndNothingOfAnsweringAnEmail(string template, string locale)
    {
        foreach (var content in Samples.Everything(template, locale))
        {
            var letter = Samples.Renderer.Letter(content with { Recipient = Home });

            Assert.Equal(Samples.Renderer.Email(content).Subject, letter.Subject);
            Assert.All(content.Invoices, invoice => Assert.Contains(invoice.Number, letter.Html, StringComparison.Ordinal));
            Assert.All(new[] { "{{", "}}", "**", "this e-mail", "diese E-Mail", " ." }, mark => Assert.DoesNotContain(mark, letter.Html.Split("<body>")[1] + letter.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Letter_LoadsNothingAndRunsNothing()
    {
        var html = Letter(Samples.Invoice() with { Code = Sepa }).Html;

        Assert.Contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"", html, StringComparison.Ordinal);
        Assert.All(new[] { "<script", "<link", "url(", "@import", "src=\"http", "cid:" }, mark => Assert.DoesNotContain(mark, html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void WhatComesFromOutside_IsTextAndNothingElse()
    {
        const string Evil = "<script>alert(1)</script>\" onload=\"x\" '>";
        var content = Samples.Content("friendly", "de", Samples.Invoice(Evil, reference: Evil) with
        {
            Code = Swiss with { Swiss = new SwissSlip(Evil, [Evil], Evil, Evil, [Evil], Evil, Evil) },
        }) with { CustomerName = Evil, Recipient = new PostalAddress(Evil, Evil, Evil, Evil, "DE"), Sender = new Sender(Evil, Evil, Evil, Evil, Evil, Evil, Evil) { Street = Evil, City = Evil } };

        var html = Samples.Renderer.Letter(content).Html;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onload=\"", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("DE", "DE", new[] { "Anna Beispiel", "Beispielstraße 7", "80331 München" })]
    [InlineData(null, "DE", new[] { "Anna Beispiel", "Beispielstraße 7", "80331 München" })]
    [InlineData("AT", "DE", new[] { "Anna Beispiel", "Beispielstraße 7", "80331 München", "AUSTRIA" })]
    [InlineData("GB", "DE", new[] { "Anna Beispiel", "Beispielstraße 7", "München 80331", "UNITED KINGDOM" })]
    [InlineData("DE", null, new[] { "Anna Beispiel", "Beispielstraße 7", "80331 München" })]
    public void Address_IsWrittenAsItsCountryDoes(string? country, string? sender, string[] expected) =>
        Assert.Equal(expected, (Home with { Country = country }).Lines(sender));

    [Fact]
    public void SepaCode_StandsInTheSlip_ASwissOneInAPartOfItsOwn()
    {
        var sepa = Letter(Samples.Invoice() with { Code = Sepa }).Html;
        var swiss = Letter(Samples.Invoice() with { Code = Swiss }).Html;
        var none = Letter(Samples.Invoice()).Html;

        Assert.Contains("class=\"slip\"", sepa, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/svg+xml;base64,", sepa, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"payment-page\"", sepa, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"slip\"", swiss, StringComparison.Ordinal);
        Assert.Equal(3, swiss.Split("21 00000 00003 13947 14300 09017").Length);
        Assert.Contains("Zahlbar durch (Name/Adresse)", swiss, StringComparison.Ordinal);
        Assert.Contains("DE89 3704 0044 0532 0130 00", none, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", none, StringComparison.Ordinal);
    }

    private static RenderedLetter Letter(InvoiceLine invoice) =>
        Samples.Renderer.Letter(Samples.Content("friendly", "de", invoice) with { Recipient = Home, Sender = Sender });
}
