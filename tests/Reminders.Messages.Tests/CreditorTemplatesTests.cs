namespace Reminders.Messages.Tests;

/// <summary>Whose words apply: the shipped ones, over them everybody's own, over them those of one creditor.</summary>
public sealed class CreditorTemplatesTests
{
    [Fact]
    public void CreditorsOwnWords_ApplyToItAloneAndLieOverEverybodys()
    {
        var templates = Load(
            ("de/common.hbs", "--- signOff\nViele Grüße"),
            ("north/de/common.hbs", "--- greeting\nMoin{{#if name}} {{name}}{{/if}},"));

        Assert.StartsWith("Moin Anna Beispiel,", Text(templates, "north"), StringComparison.Ordinal);
        Assert.Contains("Viele Grüße", Text(templates, "north"), StringComparison.Ordinal);
        Assert.StartsWith("Guten Tag Anna Beispiel,", Text(templates, "south"), StringComparison.Ordinal);
        Assert.Contains("Viele Grüße", Text(templates, "south"), StringComparison.Ordinal);
    }

    [Fact]
    public void HowDeepAFileLies_TellsACreditorFromALanguage()
    {
        var templates = Load(("de/de/common.hbs", "--- signOff\nServus"), ("en/common.hbs", "--- signOff\nCheers"));

        Assert.Contains("Servus", Text(templates, "de"), StringComparison.Ordinal);
        Assert.DoesNotContain("Servus", Text(templates, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public void CreditorsLayout_IsItsOwn()
    {
        var templates = Load(("north/layout.txt.hbs", """
            {{> greeting}} {{prose intro}} {{prose chargesIntro}} {{#each charges}}{{> chargeRow}}{{/each}} {{prose payAlso}} {{pay.link}}
            {{prose next}}
            {{prose answers}} {{sender.name}}, {{sender.signedBy}}, {{sender.email}}, {{focus.first.due}}
            {{> footer}}
            """));

        Assert.DoesNotContain("\n\n\n", Text(templates, "north"), StringComparison.Ordinal);
        Assert.NotEqual(Text(templates, "north"), Text(templates, "south"));
    }

    [Theory]
    [InlineData("main/friendly.hbs", "no template is looked for here")]
    [InlineData("friendly.hbs", "no template is looked for here")]
    [InlineData("a/b/de/friendly.hbs", "no template is looked for here")]
    [InlineData("main/german/friendly.hbs", "no template is looked for here")]
    [InlineData("de/friendly.hbs", "/data/de/friendly.hbs:2: error: there is no variable 'nmae'")]
    [InlineData("main/de/friendly.hbs", "/data/main/de/friendly.hbs:2: error: there is no variable 'nmae'")]
    public void MistakeAnywhere_RefusesTheFolderAndNamesTheFile(string path, string hint)
    {
        var refused = Assert.Throws<TemplateException>(() => Load((path, "--- intro\n{{nmae}}")));

        Assert.Contains(hint, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"/data/{path}:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnkindWords_RefuseTheFolderToo()
    {
        var refused = Assert.Throws<TemplateException>(() => Load(("en/friendly.hbs", "--- title\nPay NOW OR ELSE, immediately")));

        Assert.Contains("/data/en/friendly.hbs:2: error: en/friendly: 'immediately'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownCreditor_IsSaidWithWhatWasProbablyMeant()
    {
        var templates = Load(("nroth/de/common.hbs", "--- signOff\nServus"));

        var refused = Assert.Throws<TemplateException>(() => templates.RequireKnown(["north", "south"]));

        Assert.Contains("there is no creditor 'nroth'; did you mean 'north'?", refused.Message, StringComparison.Ordinal);
        templates.RequireKnown(["nroth"]);
    }

    private static string Text(MessageTemplates templates, string creditor) => templates.Of(creditor).Email(Samples.Content("friendly", "de")).Text;

    private static MessageTemplates Load(params (string Path, string Text)[] files) =>
        MessageTemplates.Load(files.Select(file => KeyValuePair.Create(file.Path, new TemplateSource($"/data/{file.Path}", file.Text))));
}
