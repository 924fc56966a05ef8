using System.Globalization;

namespace Reminders.Messages.Tests;

/// <summary>What the template linter says about words that customers would read.</summary>
public sealed class ToneCheckTests
{
    [Fact]
    public void ShippedTemplates_PassWithoutAWarning()
    {
        var findings = Samples.Renderer.CheckTone();

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Theory]
    [InlineData("--- subject\nEine Erinnerung über {{focus.amount}}", 2, "the subject must say what it is about")]
    [InlineData("--- subject\nErinnerung: {{> what}}", 2, "the subject must say how much")]
    [InlineData("--- answers\n**Passt es nicht?** Raten gehen auch.\n\n**Stimmt etwas nicht?** Sagen Sie es uns.", 2, "'already paid? nothing to do' is missing")]
    [InlineData("--- answers\nSchon bezahlt? Danke.\n\nStimmt etwas nicht? Sagen Sie es uns.", 2, "'cannot pay now' is missing")]
    [InlineData("--- answers\nSchon bezahlt? Danke.\n\nSie können gerade nicht bezahlen? Raten gehen auch.", 2, "'something is wrong' is missing")]
    [InlineData("--- answers\nStimmt etwas nicht? Sagen Sie es uns.\n\nSchon bezahlt? Danke.\n\nRaten gehen auch.", 2, "the order is: pay, already paid")]
    [InlineData("--- intro\nHaben Sie schon bezahlt? {{> your}} über {{> sum}} {{> when}}.", 2, "the order is: pay, already paid")]
    [InlineData("--- footer\nSie erhalten diese Nachricht von {{sender.name}}.", 2, "another way to be reached")]
    [InlineData("--- intro\n{{> your}} {{> when}}.\nJETZT zahlen.", 3, "'JETZT' in capitals shouts")]
    [InlineData("--- intro\n{{> your}} {{> when}}. Bitte zahlen!!", 2, "'!!' shouts")]
    [InlineData("--- intro\n{{> your}} {{> when}}. Sie sind im Verzug.", 2, "'Verzug' is a word of law or pressure")]
    [InlineData("--- intro\n{{> your}} {{> when}}.\n\nSonst kommt Inkasso.", 4, "'Inkasso' is a word of law or pressure")]
    [InlineData("--- intro\n{{> your}} {{> when}}. Nur noch zwei Tage.", 2, "'Nur noch zwei Tage' counts time down")]
    [InlineData("--- intro\n{{> your}} {{> when}}. Bitte bewerten Sie uns.", 2, "'bewerten' sells")]
    [InlineData("--- intro\n{{> your}} {{> when}}. Mehr: https://shop.example/.", 2, "take the link to https://shop.example/ out")]
    [InlineData("--- intro\n{{> your}} {{> when}} und wir haben bis heute leider noch keine Zahlung von Ihnen auf unserem Konto gesehen und wollten deshalb noch einmal freundlich bei Ihnen nachfragen wie es steht.", 2, "more than 25 words")]
    [InlineData("--- intro\n{{> your}} {{> when}}. Vertragsgemäße Zahlungseingänge ermöglichen ordnungsgemäße Buchhaltungsabstimmungen. Anderweitige Zahlungsvereinbarungen dokumentieren Sachbearbeiterinnen unbürokratisch. Kontoverbindungsinformationen veröffentlichen Unternehmensverantwortliche regelmäßig.", 2, "hard to read")]
    public void OwnWordsThatBreakARule_AreNamedWithTheirLine(string file, int line, string hint)
    {
        var findings = Own("de/friendly.hbs", file);

        Assert.Contains(findings, found => found is { File: "de/friendly.hbs", IsWarning: false } && found.Line == line && found.Message.Contains(hint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("layout.txt.hbs", "Hello {{name}}", "the amount must stand in the text part as text")]
    [InlineData("layout.txt.hbs", "Hello {{name}}", "'already paid? nothing to do' is missing")]
    [InlineData("layout.html.hbs", "<p>Hello</p>", "the IBAN must stand in the HTML part as text")]
    [InlineData("layout.html.hbs", "<p>Hello</p>", "the link to pay must stand in the HTML part exactly once")]
    [InlineData("layout.html.hbs", "<p style=\"color:#f00\">Hello</p>", "is red")]
    public void OwnLayoutThatLeavesSomethingOut_IsBlamedItself(string path, string file, string hint)
    {
        var findings = Own(path, file);

        Assert.Contains(findings, found => found.Message.Contains(hint, StringComparison.Ordinal));
        Assert.All(findings, found => Assert.Equal(path, found.File));
    }

    [Theory]
    [InlineData("en/soft.hbs", "--- intro\n{{> whatFirst}} {{> when}}. This is your final warning.", "'final'")]
    [InlineData("en/help.hbs", "--- intro\n{{> whatFirst}} {{> when}}. Only 2 days left.", "counts time down")]
    [InlineData("en/friendly.hbs", "--- intro\n{{> whatFirst}} {{> when}}. Here is a discount.", "'discount' sells")]
    [InlineData("en/formal.hbs", "--- next\nBy {{respondBy}} we go to court.", "'court' threatens")]
    [InlineData("en/formal.hbs", "--- next\nWe hand it over to a partner.", "'hand it over': a consequence is named with its date and its amount")]
    [InlineData("en/formal.hbs", "--- subject\n{{> what}}, {{focus.amount}}\n--- preheader\nx\n--- summary\nx\n--- intro\n{{> whatFirst}} {{> when}}.\n--- next\nWe look at it soon.", "names the date by which to respond")]
    [InlineData("en/common.hbs", "--- signOff\nYour team", "")]
    public void EnglishAndFormalWords_AreJudgedByTheirOwnRules(string path, string file, string hint)
    {
        var findings = Own(path, file);

        Assert.Equal(hint.Length > 0, findings.Any(found => found.File == path && found.Message.Contains(hint, StringComparison.Ordinal)));
    }

    [Fact]
    public void ConsequenceWithDateAndAmount_IsAllowedInTheFormalNoticeAlone()
    {
        const string words = "--- next\nIf {{focus.amount}} has not reached us by {{respondBy}}, we hand it over to a partner.";

        Assert.DoesNotContain(Own("en/formal.hbs", words), found => found.Message.Contains("consequence", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<p style=\"color:#cc0000\">", "'#cc0000' is red")]
    [InlineData("<p style=\"color: red;\">", "'red' is red")]
    [InlineData("<p style=\"color:rgb(200, 10, 20)\">", "is red")]
    [InlineData("<p style=\"color:#7a4b00\">", "")]
    [InlineData("<p><a href=\"https://shop.example/\">shop</a></p>", "take the link to https://shop.example/ out")]
    public void OwnLayout_HasNoRedAndNoSecondAction(string html, string hint)
    {
        var layout = Shipped("layout.html.hbs").Replace("</body>", $"{html}</p>\n</body>", StringComparison.Ordinal);
        var findings = Own("layout.html.hbs", layout);

        Assert.Equal(hint.Length > 0, findings.Any(found => found.File == "layout.html.hbs" && found.Line > 100 && found.Message.Contains(hint, StringComparison.Ordinal)));
        Assert.True(hint.Length > 0 || findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void LayoutWithoutSenderAccountOrCharges_IsFound()
    {
        var layout = Shipped("layout.txt.hbs");
        var findings = Own("layout.txt.hbs", layout[..layout.IndexOf("{{#if charges}}", StringComparison.Ordinal)]);

        foreach (var missing in new[] { "the IBAN must stand", "who signs must stand", "the address for answers must stand", "an open charge must be named", "already paid" })
        {
            Assert.Contains(findings, found => found.Message.Contains(missing, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void TextMessageWithALetterOutsideTheAlphabet_IsAWarningOnly()
    {
        var finding = Assert.Single(Own("de/friendly.hbs", "--- sms\n{{sms.sender}} „Erinnerung“ ł: {{> what}}, {{focus.amount}}, {{> smsDue}}.{{> smsPay}}{{> smsEnd}}"), found => found.IsWarning);

        Assert.Contains("segments", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("de/friendly.hbs:2: warning: ", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LanguageWithoutAWordList_IsSaidAndItsStructureCheckedAllTheSame()
    {
        var page = Shipped("en.friendly.hbs").Replace("{{> what}}, {{focus.amount}}\n--- preheader", "{{> what}}\n--- preheader", StringComparison.Ordinal);
        var findings = Own(("fr/common.hbs", Shipped("en.common.hbs")), ("fr/friendly.hbs", page));

        Assert.Contains(findings, found => found.IsWarning && found.Message.Contains("nobody has collected the words of 'fr'", StringComparison.Ordinal));
        Assert.Contains(findings, found => !found.IsWarning && found.Message.Contains("how much", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "The cat sat on the mat.", 116)]
    [InlineData("de", "Die Katze saß auf der Matte.", 96)]
    public void ReadingEase_FollowsThePublishedFormulas(string language, string text, double expected) =>
        Assert.Equal(expected, Math.Round(language == "en" ? ReadingEase.Flesch(text) : ReadingEase.Amstad(text), MidpointRounding.AwayFromZero));

    private static IReadOnlyList<TemplateProblem> Own(string path, string file) => Own((path, file));

    private static IReadOnlyList<TemplateProblem> Own(params (string Path, string File)[] files)
    {
        var renderer = new MessageRenderer(files.ToDictionary(file => file.Path, file => file.File, StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', renderer.Check()));
        return renderer.CheckTone();
    }

    private static string Shipped(string name)
    {
        using var stream = typeof(MessageRenderer).Assembly.GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"Reminders.Messages.Templates.{name}"))!;
        return new StreamReader(stream).ReadToEnd();
    }
}
