using HandlebarsDotNet;
using HandlebarsDotNet.Compiler.Resolvers;

namespace Reminders.Messages;

/// <summary>One template in one language, compiled. Safe to use from many threads at once.</summary>
internal sealed class Wording
{
    private static readonly IHandlebars Html = Handlebars.Create(Configure(new HtmlText(), noEscape: false));
    private static readonly IHandlebars Plain = Handlebars.Create(Configure(encoder: null, noEscape: true));

    private readonly HandlebarsTemplate<object, object> _subject;
    private readonly HandlebarsTemplate<object, object> _text;
    private readonly HandlebarsTemplate<object, object> _html;
    private readonly HandlebarsTemplate<object, object> _sms;

    public Wording(string tag, IReadOnlyDictionary<string, string> sections, string htmlLayout, string textLayout)
    {
        var plain = new SourceAssembly(sections, html: false);
        Tag = tag;
        Language = Language.Of(tag);
        About = ReadAbout(plain.Expand("{{> about}}"));
        _subject = Plain.Compile(plain.Expand("{{> subject}}"));
        _text = Plain.Compile(plain.Expand(textLayout));
        _sms = Plain.Compile(plain.Expand("{{> sms}}"));
        _html = Html.Compile(new SourceAssembly(sections, html: true).Expand(htmlLayout));
    }

    public string Tag { get; }

    public Language Language { get; }

    /// <summary>The state of an invoice that this template is about.</summary>
    public InvoiceState About { get; }

    public string Subject(MessageView view) => CleanText.Line(PlainText.Of(_subject(view)));

    public string Text(MessageView view) => PlainText.Of(_text(view));

    public string HtmlOf(MessageView view) => _html(view);

    public string Sms(MessageView view) => CleanText.Line(PlainText.Of(_sms(view)));

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
