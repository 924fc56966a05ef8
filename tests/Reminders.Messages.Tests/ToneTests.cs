using System.Text.RegularExpressions;

namespace Reminders.Messages.Tests;

public sealed partial class ToneTests
{
    // Legal words, threats and pressure: nothing of it before the formal notice.
    private const string Forbidden =
        @"\b(default|legal|court|lawyer|solicitor|debt|collection|collector|bailiff|penalt\w*|fees?|interest|consequences?|immediately|" +
        @"urgent\w*|final|last chance|must|demand|overdue|failed?|" +
        @"mahnung\w*|mahn\w*|verzug\w*|inkasso\w*|gericht\w*|anwalt\w*|rechtlich\w*|rechtsanwalt\w*|vollstreck\w*|schufa|schulden\w*|" +
        @"gebühr\w*|zinsen|frist\w*|sofort|umgehend|unverzüglich|dringend\w*|letzte\w*|konsequenz\w*|versäum\w*)\b";

    private const string Threats =
        @"\b(court|lawyer|solicitor|bailiff|collection|collector|penalt\w*|consequences?|immediately|urgent\w*|" +
        @"inkasso\w*|gericht\w*|anwalt\w*|vollstreck\w*|schufa|konsequenz\w*|sofort|umgehend|unverzüglich)\b";

    private const string Marketing = @"\b(offer ends|discount|new products?|newsletter|rate us|rabatt\w*|angebotspreis\w*|bewerten|jetzt neu)\b";

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void BeforeTheFormalNotice_NoLegalWordAndNoPressure(string template, string locale)
    {
        foreach (var words in Words(template, locale))
        {
            Assert.DoesNotMatch(Pattern(template == "formal" ? Threats : Forbidden), words);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void AnyTemplate_NoShoutingAndNoMarketing(string template, string locale)
    {
        foreach (var words in Words(template, locale))
        {
            Assert.DoesNotContain("!", words, StringComparison.Ordinal);
            Assert.DoesNotMatch(Pattern(Marketing), words);
            Assert.Empty(Capitals().Matches(words).Select(match => match.Value).Except(["IBAN", "BIC", "CHF", "JPY", "COBADEFFXXX"], StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Samples.TemplatesAndLanguages), MemberType = typeof(Samples))]
    public void AnyTemplate_SaysThatWhoHasPaidIsDone(string template, string locale)
    {
        var email = Samples.Renderer.Email(Samples.Content(template, locale));

        Assert.Contains(locale == "de" ? "Schon bezahlt? Dann müssen Sie nichts" : "Already paid? Then there is nothing", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Formal_NamesDatesAmountAndWhoLooksAtItNext()
    {
        var email = Samples.Renderer.Email(Samples.Content("formal", "en"));

        Assert.Contains("formal notice", email.Text, StringComparison.Ordinal);
        Assert.Contains("Invoice 2026-1001 of 2 November 2026 was due on 16 November 2026", email.Text, StringComparison.Ordinal);
        Assert.Contains("Please pay €119.00 by 14 December 2026.", email.Text, StringComparison.Ordinal);
        Assert.Contains("a person at Muster Gartenbau GmbH will look at your case", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FormalWithoutAFinalDate_TakesTenDays()
    {
        var email = Samples.Renderer.Email(Samples.Content("formal", "de") with { RespondBy = null });

        Assert.Contains("bis 14. Dezember 2026", email.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OffersADateInstalmentsAndToListen()
    {
        var text = Samples.Renderer.Email(Samples.Content("help", "de")).Text;

        Assert.Contains("- Ein späterer Termin.", text, StringComparison.Ordinal);
        Assert.Contains("- Raten.", text, StringComparison.Ordinal);
        Assert.Contains("\nStimmt etwas nicht?", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Words(string template, string locale) =>
        from content in Samples.Everything(template, locale)
        let email = Samples.Renderer.Email(content)
        from words in new[] { email.Subject, email.Text, Samples.Renderer.Sms(content).Text }
        select words;

    private static Regex Pattern(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\b[A-ZÄÖÜ]{3,}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capitals();
}
