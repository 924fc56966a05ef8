using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Reminders.Messages.Tests;

public sealed partial class EveryTemplateTests
{
    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void AnyContent_LeavesNoTemplateMarksAndNoGaps(string template, string locale)
    {
        foreach (var content in Samples.Everything(template, locale))
        {
            var email = Samples.Renderer.Email(content);
            var sms = Samples.Renderer.Sms(content);

            foreach (var part in new[] { email.Subject, email.Text, email.Html, sms.Text })
            {
                Assert.DoesNotContain("{{", part, StringComparison.Ordinal);
                Assert.DoesNotContain("}}", part, StringComparison.Ordinal);
                Assert.DoesNotContain("**", part, StringComparison.Ordinal);
            }

            foreach (var line in new[] { email.Subject, sms.Text }.Concat(email.Text.Split('\n')))
            {
                Assert.DoesNotMatch(BadSpacing(), line.TrimStart());
            }

            Assert.DoesNotContain("\n\n\n", email.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<p style=\"margin:0 0 16px;\"></p>", email.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void AnyContent_TagsAreBalanced(string template, string locale)
    {
        foreach (var content in Samples.Everything(template, locale))
        {
            foreach (var html in new[] { Samples.Renderer.Email(content).Html, Samples.Renderer.Letter(content).Html })
            {
                var xml = VoidTag().Replace(html, "<${tag}/>").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);

                var root = XDocument.Parse(xml.Trim(), LoadOptions.None).Root!;

                Assert.Equal(locale, root.Attribute("lang")!.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void OneInvoice_SubjectAndProseNameItAndItsAmount(string template, string locale)
    {
        var email = Samples.Renderer.Email(Samples.Content(template, locale));
        var amount = locale == "de" ? "119,00 €" : "€119.00";

        Assert.Contains("2026-1001", email.Subject, StringComparison.Ordinal);
        Assert.Contains(amount, email.Subject, StringComparison.Ordinal);
        Assert.Contains("2026-1001", email.Text, StringComparison.Ordinal);
        Assert.Contains(amount, email.Text, StringComparison.Ordinal);
        Assert.Contains(amount, email.Html.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void AnyContent_EveryInvoiceAndTheWayToAnswerAreInBothParts(string template, string locale)
    {
        foreach (var content in Samples.Everything(template, locale))
        {
            var email = Samples.Renderer.Email(content);

            Assert.All(content.Invoices, invoice => Assert.Contains(invoice.Number, email.Text, StringComparison.Ordinal));
            Assert.All(content.Invoices, invoice => Assert.Contains(invoice.Number, email.Html, StringComparison.Ordinal));
            Assert.Contains(content.Sender.Name, email.Text, StringComparison.Ordinal);
            Assert.Contains(content.Sender.ReplyTo ?? "", email.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ShippedTemplates_PassTheirOwnCheck()
    {
        Assert.Empty(Samples.Renderer.Check());
        Assert.Equal(Samples.Steps.Keys.Order(StringComparer.Ordinal), Samples.Renderer.Templates);
    }

    [GeneratedRegex(@"  |\s[,.:;?]|,\.|\.\.|:\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BadSpacing();

    [GeneratedRegex("<(?<tag>(meta|br|img|hr)[^>]*)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VoidTag();
}
