namespace Reminders.Messages.Tests;

public sealed class OwnTemplatesTests
{
    [Fact]
    public void OwnSection_ReplacesOnlyThatOne()
    {
        var text = Email("de-AT", ("de/common.hbs", "--- signOff\nServus")).Text;

        Assert.Contains("Servus\nKatrin Muster", text, StringComparison.Ordinal);
        Assert.Contains("Schon bezahlt?", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnRegion_IsOnlyForThatRegion()
    {
        var own = ("de-AT/common.hbs", "--- greeting\nGrüß Gott{{#if name}} {{name}}{{/if}},");

        Assert.StartsWith("Grüß Gott Anna Beispiel,", Email("de-AT", own).Text, StringComparison.Ordinal);
        Assert.StartsWith("Guten Tag Anna Beispiel,", Email("de-DE", own).Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"de-at\"", Email("de-AT", own).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnLayout_IsUsed()
    {
        Assert.Equal("2026-1001 A friendly reminder", Email("en", ("layout.html.hbs", "{{focus.first.number}} {{> title}}")).Html);
    }

    [Fact]
    public void OwnTemplate_IsANewStepsTemplate()
    {
        var renderer = new MessageRenderer(Files(("en/hello.hbs", """
            --- about
            upcoming
            --- subject
            Hello
            --- preheader
            --- title
            --- intro
            --- sms
            Hello
            """)));

        Assert.Contains("hello", renderer.Templates);
        Assert.Empty(renderer.Check());
        Assert.Equal("Hello", renderer.Email(Samples.Content("friendly", "de") with { Template = "hello" }).Subject);
    }

    [Theory]
    [InlineData("--- intro\nHallo\n{{focus.frist}}", 3, "'focus' has no 'frist'; did you mean 'first'?")]
    [InlineData("--- intro\n{{nmae}}", 2, "there is no variable 'nmae'; did you mean 'name'?")]
    [InlineData("--- intro\n{{focus.first.line}}", 2, "has no 'line'")]
    [InlineData("--- intro\n\n{{> greting}}", 3, "no section 'greting'; did you mean 'greeting'?")]
    [InlineData("--- intro\n{{prose nothing}}", 2, "no section 'nothing'")]
    [InlineData("--- intro\nx\n{{#if name}}\ny", 3, "{{#if name}} is not closed: add {{/if}}")]
    [InlineData("--- intro\n{{#if name}}y{{/each}}", 2, "{{/each}} comes where {{/if}} should close")]
    [InlineData("--- intro\n{{#fi name}}y{{/fi}}", 2, "no block 'fi'; did you mean 'if'?")]
    [InlineData("--- intro\ny{{/if}}", 2, "closes nothing")]
    [InlineData("--- intro\ny {{else}} z", 2, "stands in no block")]
    [InlineData("--- intro\nHallo {{name", 2, "'{{name' is not closed")]
    [InlineData("--- intro\nHallo {{name} und {{focus.amount}}", 2, "is not closed")]
    [InlineData("--- intro\n{{{name}}}", 2, "values are always escaped: write {{name}}")]
    [InlineData("--- intro\n{{& name}}", 2, "values are always escaped")]
    [InlineData("--- intro\n{{upper name}}", 2, "there is no helper 'upper'")]
    [InlineData("--- intro\nDas ist <b>wichtig</b>.", 2, "'<b>' would stand as it is")]
    [InlineData("--- intor\nHallo", 1, "nothing shows a section 'intor'; did you mean 'intro'?")]
    [InlineData("--- about\nuppcoming", 2, "'about' must be overdue, today or upcoming; did you mean 'upcoming'?")]
    [InlineData("--- intro\n{{> intro}}", 2, "includes itself")]
    [InlineData("Hallo", 1, "no section: begin one")]
    [InlineData("--- intro\n{{number}}", 2, "number")]
    public void MistakeInATemplate_IsFoundByTheCheckWithItsPlaceAndWhatWasMeant(string file, int line, string hint)
    {
        var problem = Assert.Single(new MessageRenderer(Files(("de/soft.hbs", file))).Check());

        Assert.Equal(("de/soft.hbs", line), (problem.File, problem.Line));
        Assert.Contains(hint, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith($"de/soft.hbs:{line}: error: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de/freindly.hbs", "--- signOff\nHallo", "de/freindly has no sections subject, preheader, title, intro, about, sms: each begins with a line such as '--- subject'; did you mean 'friendly'?")]
    [InlineData("fr/common.hbs", "--- signOff\nSalut", null)]
    [InlineData("fr/friendly.hbs", "--- signOff\nSalut", "fr/friendly has no sections subject, preheader")]
    [InlineData("layout.html.hbs", "{{number}}", "number is undefined")]
    public void WhatOwnFilesLack_IsSaidOfThemAndNotOfTheShippedOnes(string path, string file, string? hint)
    {
        var problems = new MessageRenderer(Files((path, file))).Check();

        Assert.Equal(hint is null, problems.Count == 0);
        Assert.All(problems, problem => Assert.Equal(path, problem.File));
        Assert.All(problems, problem => Assert.Contains(hint!, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void SeveralMistakes_AreAllNamedAtOnce()
    {
        var problems = new MessageRenderer(Files(("de/soft.hbs", "--- intro\n{{nmae}}\n{{#if x}}"), ("layout.txt.hbs", "{{> greeting}}\n{{prose inro}}"))).Check();

        Assert.Equal(
            ["de/soft.hbs:2", "de/soft.hbs:3", "de/soft.hbs:3", "layout.txt.hbs:2"], problems.Select(problem => $"{problem.File}:{problem.Line}"));
    }

    [Fact]
    public void UnknownTemplateOrPath_SaysSo()
    {
        Assert.Throws<TemplateException>(() => Samples.Renderer.Email(Samples.Content("friendly", "en") with { Template = "nope" }));
        Assert.Throws<TemplateException>(() => new MessageRenderer(Files(("a/b/c.hbs", ""))));
        Assert.Throws<ArgumentException>(() => Samples.Renderer.Email(Samples.Content("friendly", "en") with { Invoices = [] }));
    }

    [Fact]
    public void ManyThreadsAtOnce_AllGetTheSameMessage()
    {
        var renderer = new MessageRenderer();
        ReminderContent[] contents =
            [.. Samples.Steps.Keys.SelectMany(template => new[] { Samples.Content(template, "de"), Samples.Content(template, "en") })];

        var seen = ParallelEnumerable.Range(0, 1000).WithDegreeOfParallelism(8)
            .Select(i => (Which: i % contents.Length, Email: renderer.Email(contents[i % contents.Length])))
            .Distinct().ToList();

        Assert.Equal(contents.Length, seen.Count);
        Assert.All(seen, one => Assert.Equal(Samples.Renderer.Email(contents[one.Which]), one.Email));
    }

    private static RenderedEmail Email(string locale, params (string Path, string Content)[] own) =>
        new MessageRenderer(Files(own)).Email(Samples.Content("friendly", locale));

    private static Dictionary<string, string> Files(params (string Path, string Content)[] own) =>
        own.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
}
