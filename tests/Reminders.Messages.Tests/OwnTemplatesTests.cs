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
    [InlineData("--- intro\n{{focus.frist}}", "frist")]
    [InlineData("--- intro\n{{> nothing}}", "nothing")]
    [InlineData("--- intro\n{{#if name}}", "if")]
    [InlineData("--- about\nsoon", "about")]
    [InlineData("--- intro\n{{> intro}}", "deep")]
    public void MistakeInATemplate_IsFoundByTheCheckWithItsPlace(string file, string hint)
    {
        var problem = Assert.Single(new MessageRenderer(Files(("de/soft.hbs", file))).Check());

        Assert.StartsWith("de/soft.hbs: ", problem, StringComparison.Ordinal);
        Assert.Contains(hint, problem, StringComparison.OrdinalIgnoreCase);
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
