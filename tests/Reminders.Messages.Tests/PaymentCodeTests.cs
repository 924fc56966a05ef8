using System.Text.RegularExpressions;
using NodaTime;
using Reminders.Messages.Tests.Reading;

namespace Reminders.Messages.Tests;

/// <summary>The code in an e-mail: it travels inside, it is described in words, and nothing depends on it.</summary>
public sealed class PaymentCodeTests
{
    private static readonly PaymentCode Code = new("BCD\n002\n1\nSCT\n\nMuster\nDE89370400440532013000\nEUR119.00\n\nRF18539007547034");

    [Theory]
    [InlineData("en", null, "IBAN DE89 3704 0044 0532 0130 00, reference RF18539007547034, €119.00")]
    [InlineData("de", null, "IBAN DE89 3704 0044 0532 0130 00, Verwendungszweck RF18539007547034, 119,00 €")]
    [InlineData("en", "https://pay.example/2026-1001", "€119.00")]
    public void OneInvoice_TheCodeStandsBesideItsWords(string locale, string? url, string described)
    {
        var email = Email(locale, Samples.Invoice(url: url) with { Code = Code });

        var image = Assert.Single(email.Images);
        var shown = Regex.Match(email.Html, "<img[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Value.Replace('\u00A0', ' ');
        Assert.Contains($"src=\"cid:{image.ContentId}\"", shown, StringComparison.Ordinal);
        Assert.Contains(described, shown, StringComparison.Ordinal);
        Assert.Equal(CodeImage.Png(Code), image.Content);
        Assert.Contains("DE89 3704 0044 0532 0130 00", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoCode_NothingElseChanges()
    {
        var plain = Email("en", Samples.Invoice(url: null));

        Assert.Empty(plain.Images);
        Assert.DoesNotContain("cid:", plain.Html, StringComparison.Ordinal);
        Assert.Equal(plain.Text, Email("en", Samples.Invoice(url: null) with { Code = Code }).Text);
    }

    [Fact]
    public void SeveralInvoices_HaveNoOneCode() =>
        Assert.Empty(Email("en", Samples.Invoice(url: null) with { Code = Code }, Samples.Invoice("2026-1002", url: null) with { Code = Code }).Images);

    [Fact]
    public void WrittenEmail_CarriesTheImageBesideItsHtml()
    {
        var body = Email("de", Samples.Invoice(url: null) with { Code = Code });

        var read = MimeReader.Read(MimeWriter.Write(new OutgoingEmail(
            new(null, "a@example.com"), new(null, "b@example.com"), null, "m1@example.com", [], Instant.FromUtc(2026, 12, 1, 8, 0), body)));

        Assert.Equal(2, read.Parts.Count);
        Assert.StartsWith("multipart/related; type=\"text/html\";", read.Parts[1]["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(body.Html.TrimEnd(), read.Parts[1].Parts[0].Body.TrimEnd());
        Assert.Equal($"<{body.Images[0].ContentId}>", read.Parts[1].Parts[1]["Content-ID"]);
        Assert.StartsWith("inline;", read.Parts[1].Parts[1]["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(body.Images[0].Content, Convert.FromBase64String(read.Parts[1].Parts[1].Body));
    }

    [Fact]
    public void ShownWithoutItsEmail_TheImageIsInside()
    {
        var html = Email("de", Samples.Invoice(url: null) with { Code = Code }).HtmlAlone;

        Assert.DoesNotContain("cid:", html, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/png;base64,iVBOR", html, StringComparison.Ordinal);
    }

    private static RenderedEmail Email(string locale, params InvoiceLine[] invoices) =>
        Samples.Renderer.Email(Samples.Content("friendly", locale, invoices));
}
