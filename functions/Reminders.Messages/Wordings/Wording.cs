using HandlebarsDotNet;
using HandlebarsDotNet.Compiler.Resolvers;

namespace Reminders.Messages;

/// <summary>One template in one language, compiled. Safe to use from many threads at once.</summary>
internal sealed class Wording
{
    // Compiling fills caches that all templates share. It happens once a template, so waiting for one another costs nothing.
    private static readonly Lock Compiling = new();
    private static readonly IHandlebars Html = Handlebars.Create(Configure(new HtmlText(), noEscape: false));
    private static readonly IHandlebars Plain = Handlebars.Create(Configure(encoder: null, noEscape: true));

    private readonly HandlebarsTemplate<object, object> _subject;
    private readonly HandlebarsTemplate<object, object> _text;
    private readonly HandlebarsTemplate<object, object> _html;
    private readonly HandlebarsTemplate<object, object> _sms;
    private readonly HandlebarsTemplate<object, object> _letter;

    private readonly string _place;

    public Wording(string tag, string template, IReadOnlyDictionary<string, Section> sections, Section htmlLayout, Section textLayout, Section letterLayout)
    {
        _place = $"{tag}/{template}.hbs";
        (Template, Sections, HtmlLayout, TextLayout) = (template, sections, htmlLayout, textLayout);
        var plain = new SourceAssembly(sections, html: false);
        Tag = tag;
        Language = Language.Of(tag);
        About = ReadAbout(plain.Expand("{{> about}}"));
        lock (Compiling)
        {
            _subject = Plain.Compile(plain.Expand("{{> subject}}"));
            _text = Plain.Compile(plain.Expand(textLayout.Text));
            _sms = Plain.Compile(plain.Expand("{{> sms}}"));
            var html = new SourceAssembly(sections, html: true);
            _html = Html.Compile(html.Expand(htmlLayout.Text));
            _letter = Html.Compile(html.Expand(letterLayout.Text));
        }
    }

    public string Tag { get; }

    public string Template { get; }

    /// <summary>The sections it is made of, each with the file that says it.</summary>
    public IReadOnlyDictionary<string, Section> Sections { get; }

    public Section HtmlLayout { get; }

    public Section TextLayout { get; }

    public Language Language { get; }

    /// <summary>The state of an invoice that this template is about.</summary>
    public InvoiceState About { get; }

    public string Subject(MessageView view) => CleanText.Line(PlainText.Of(Render(_subject, view)));

    public string Text(MessageView view) => PlainText.Of(Render(_text, view));

    public string HtmlOf(MessageView view) => Render(_html, view);

    public string LetterOf(MessageView view) => Render(_letter, view);

    public string Sms(MessageView view) => CleanText.Line(PlainText.Of(Render(_sms, view)));

    // Whatever a template throws is the template's mistake: the view is ours and tried.
    private string Render(HandlebarsTemplate<object, object> template, MessageView view)
    {
        try
        {
            return template(view);
        }
        catch (Exception problem)
        {
            throw new TemplateException($"{_place}: {problem.Message}", problem);
        }
    }

    private static InvoiceState ReadAbout(string word) => Enum.TryParse<InvoiceState>(word, ignoreCase: true, out var state)
        ? state
        : throw new TemplateException("The section 'about' must be overdue, today or upcoming.");

    private static HandlebarsConfiguration Configure(ITextEncoder? encoder, bool noEscape) => new()
    {
        TextEncoder = encoder,
        NoEscape = noEscape,
        // A misspelt name is found when a template is checked, not by a customer.
        ThrowOnUnresolvedBindingExpression = true,
        ExpressionNameResolver = new UpperCamelCaseExpressionNameResolver(),
    };
}
