using System.Text;

namespace Reminders.Messages;

/// <summary>
/// Renders reminders in the customer's language. Templates are compiled once; a renderer may be shared by all threads.
/// </summary>
public sealed class MessageRenderer
{
    private const string CodeId = "payment-code@reminders";

    private readonly WordingLibrary _library;

    /// <summary>A renderer with the shipped templates.</summary>
    public MessageRenderer()
        : this(Array.Empty<TemplateFiles>())
    {
    }

    /// <summary>A renderer with own templates laid over the shipped ones, section by section.</summary>
    /// <param name="ownTemplates">Contents by path, such as "de/soft.hbs", "de-AT/common.hbs" or "layout.html.hbs".</param>
    /// <exception cref="TemplateException">A path is no template's.</exception>
    public MessageRenderer(IReadOnlyDictionary<string, string> ownTemplates)
        : this(new TemplateFiles(ownTemplates.Select(file => KeyValuePair.Create(file.Key, new TemplateSource(file.Key, file.Value)))))
    {
    }

    internal MessageRenderer(params IReadOnlyList<TemplateFiles> layers) => _library = new(layers);

    /// <summary>Every template there are words for in at least one language.</summary>
    public IReadOnlyCollection<string> Templates => [.. _library.All.Select(page => page.Template).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every template in every language there are words for, regions under their language: ("de", "friendly").</summary>
    public IReadOnlyCollection<(string Language, string Template)> Wordings =>
        [.. _library.All.Select(page => (Locales.LanguageOf(page.Tag), page.Template)).Distinct()];

    /// <summary>
    /// Reads every template and tries it in every language, so that a mistake in one is found at start and not by a customer.
    /// </summary>
    /// <returns>What is wrong, where; empty when all is well.</returns>
    public IReadOnlyList<TemplateProblem> Check() => TemplateCheck.Run(this, _library);

    /// <summary>Whether what customers would read is clear and kind: the tone rules, applied to samples of every template.</summary>
    /// <returns>What breaks a rule, where; empty when all is well. Only for templates that pass <see cref="Check"/>.</returns>
    public IReadOnlyList<TemplateProblem> CheckTone() =>
        [.. _library.ToCheck.SelectMany(page => ToneCheck.Run(this, _library.Find(page.Tag, page.Template))).Distinct()];

    /// <summary>Samples of a template in a language, in the situations that a reader should see, the plainest first.</summary>
    /// <param name="sender">Who sends them; made up where it is not given.</param>
    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    public IReadOnlyList<SampleMessage> Samples(string template, string language, Sender? sender = null) =>
        SampleMessages.For(_library.Find(language, template), sender);

    /// <summary>The e-mail, as plain text and HTML.</summary>
    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    public RenderedEmail Email(ReminderContent content)
    {
        var (wording, view) = Prepare(content);
        if (view.Code is not { } code)
        {
            return new(wording.Subject(view), wording.Text(view), wording.HtmlOf(view));
        }

        view = view with { Pay = view.Pay with { Code = $"cid:{CodeId}" } };
        return new(wording.Subject(view), wording.Text(view), wording.HtmlOf(view))
        {
            Images = [new InlineImage(CodeId, "payment-code.png", "image/png", CodeImage.Png(code))],
        };
    }

    /// <summary>The letter: one that goes into an envelope with a window.</summary>
    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    public RenderedLetter Letter(ReminderContent content)
    {
        var (wording, view) = Prepare(content);
        view = view with
        {
            Letter = LetterView.Of(content, wording.Language, view.Code),
            Pay = view.Pay with { Code = view.Code is { } code ? $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(CodeImage.Svg(code)))}" : null },
        };
        return new(wording.Subject(view), wording.Text(view), wording.LetterOf(view));
    }

    /// <summary>The short message: the fullest variant that fits one segment, else the one with the fewest segments.</summary>
    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    public RenderedSms Sms(ReminderContent content)
    {
        var (wording, view) = Prepare(content);
        RenderedSms? best = null;
        foreach (var parts in SmsParts.Variants(view))
        {
            var text = SmsAlphabet.Normalise(wording.Sms(view with { Sms = parts }));
            var sms = new RenderedSms(text, SmsSegments.Count(text));
            best = best is null || sms.Segments < best.Segments ? sms : best;
            if (best.Segments == 1)
            {
                break;
            }
        }

        return best!;
    }

    private (Wording Wording, MessageView View) Prepare(ReminderContent content)
    {
        var wording = _library.Find(content.Locale, content.Template);
        return (wording, MessageView.Of(content, wording.Tag, wording.Language, wording.About));
    }
}
