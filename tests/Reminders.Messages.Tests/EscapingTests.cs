namespace Reminders.Messages.Tests;

public sealed class EscapingTests
{
    private const string Evil = "<b>Tom & \"Ann\"</b> 'x'\r\nBcc: y\u0000\u2028{{sender.iban}} **z**\u202E";

    [Fact]
    public void MarkupInAName_IsTextInHtmlAndUntouchedInText()
    {
        var email = Samples.Renderer.Email(Samples.Content("friendly", "en") with { CustomerName = Evil });

        Assert.Contains(
            "Hello &lt;b&gt;Tom &amp; &quot;Ann&quot;&lt;/b&gt; &#39;x&#39; Bcc: y {{sender.iban}} **z**,", email.Html, StringComparison.Ordinal);
        Assert.Contains("Hello <b>Tom & \"Ann\"</b> 'x' Bcc: y {{sender.iban}} **z**,\n", email.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void MarkupInAnyValue_NeverReachesTheHtml(string template, string locale)
    {
        const string tag = "<i>";
        var content = Samples.Content(
            template, locale, Samples.Invoice(tag + 1, url: null, reference: tag), Samples.Invoice(tag + 2, url: null, reference: tag)) with
        {
            Sender = new(tag, tag, tag, tag, tag, tag, tag),
            CustomerName = tag,
        };

        Assert.DoesNotContain(tag, Samples.Renderer.Email(content).Html, StringComparison.Ordinal);
        Assert.Contains(tag, Samples.Renderer.Email(content).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void LineBreaksAndInvisibleSigns_NeverLeaveTheirValue()
    {
        var content = Samples.Content("friendly", "en", Samples.Invoice("12\r\n34\u202E\u0007")) with
        {
            Sender = Samples.Sender with { Name = "A\n\nB", SignedBy = " \r\n ", Phone = "1\t2" },
        };
        var email = Samples.Renderer.Email(content);

        Assert.Equal("A friendly reminder: invoice 12 34, €119.00", email.Subject);
        Assert.Contains("Kind regards\nA B\n", email.Text, StringComparison.Ordinal);
        Assert.Contains("Phone: 1 2", email.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(email.Text + email.Html, c => c is '\u202E' or '\u0007' or '\r');
    }

    [Fact]
    public void NothingOutside_IsLoadedAndNobodyIsTracked()
    {
        foreach (var content in Samples.Everything("friendly", "en"))
        {
            // The payment code travels inside the e-mail.
            var html = Samples.Renderer.Email(content).Html.Replace("<img src=\"cid:payment-code@reminders\"", "", StringComparison.Ordinal);

            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<link", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(" src=", html, StringComparison.OrdinalIgnoreCase);
        }
    }
}
