using System.Collections;
using System.Net;
using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>A sample as a customer would get it, cut into what the tone rules look at.</summary>
internal sealed partial class ToneSample
{
    // One short letter: a value is no word, breaks no rule and is no burden to read.
    private const string Blank = "x";

    public ToneSample(MessageRenderer renderer, Wording wording, ReminderContent content, bool isPlainest)
    {
        IsPlainest = isPlainest;
        View = MessageView.Of(content, wording.Tag, wording.Language, wording.About);
        Email = renderer.Email(content);
        Sms = renderer.Sms(content);
        FullSms = wording.Sms(View with { Sms = SmsParts.Variants(View).First() });
        var values = Values(View).OrderByDescending(value => value.Length).ToList();
        Text = Plain(Email.Text);
        Words = Without(values, string.Join('\n', Plain(Email.Subject), Text, VisibleText(Email.Html), Sms.Text));
        Prose = Without(values, string.Join('\n', Text.Split('\n').Where(line => line.EndsWith('.') || line.EndsWith('?') || line.EndsWith('!'))));
    }

    /// <summary>One invoice and nothing special: how hard a text reads is measured once.</summary>
    public bool IsPlainest { get; }

    public MessageView View { get; }

    public RenderedEmail Email { get; }

    public RenderedSms Sms { get; }

    /// <summary>The text message with everything in it, before it is made to fit.</summary>
    public string FullSms { get; }

    /// <summary>The plain text.</summary>
    public string Text { get; }

    /// <summary>Everything that is read, without names, amounts, dates and other values.</summary>
    public string Words { get; }

    /// <summary>The sentences of the plain text, without values.</summary>
    public string Prose { get; }

    /// <summary>Web addresses in the text part.</summary>
    public IEnumerable<string> Addresses => Address().Matches(Text).Select(match => match.Value);

    public IReadOnlyList<string> Links => [.. Href().Matches(Email.Html).Select(match => WebUtility.HtmlDecode(match.Groups["url"].Value)).Where(url => WebLink.OrNull(url) is not null)];

    public static string Plain(string text) => text.Replace('\u00A0', ' ');

    private static string VisibleText(string html) => Plain(WebUtility.HtmlDecode(Tag().Replace(Hidden().Replace(html, " "), "\n")));

    private static string Without(List<string> values, string text) =>
        values.Aggregate(text, (rest, value) => rest.Replace(value, Blank, StringComparison.Ordinal));

    private static IEnumerable<string> Values(object view) => view.GetType().GetProperties()
        .Where(property => property.DeclaringType == view.GetType() && property.Name is not ("EqualityContract" or "Lang" or "Line"))
        .SelectMany(property => property.GetValue(view) switch
        {
            string { Length: > 1 } text => [Plain(text), text.Replace(" ", "", StringComparison.Ordinal)],
            IEnumerable list and not string => list.Cast<object>().SelectMany(item => item is string text ? [Plain(text)] : Values(item)),
            GroupView or PaymentView or SenderView or InvoiceView => Values(property.GetValue(view)!),
            _ => [],
        })
        .Distinct();

    [GeneratedRegex("<a\\s[^>]*href=\"(?<url>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Href();

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("<(?<tag>style|head)\\b.*?</\\k<tag>>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
