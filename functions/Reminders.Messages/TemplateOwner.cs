using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>Tells whose a template file is from where it lies.</summary>
internal static partial class TemplateOwner
{
    /// <summary>
    /// The creditor a file belongs to, or "" for everybody's. A language has its pages right in it, a creditor has its languages and
    /// layouts in it: how deep a file lies tells them apart, whatever they are called.
    /// </summary>
    /// <param name="path">The path inside the folder of templates.</param>
    /// <exception cref="TemplateException">No template is looked for there.</exception>
    public static string Of(string path, TemplateSource source) => path.Split('/') switch
    {
        [TemplateFiles.HtmlLayout or TemplateFiles.TextLayout] => "",
        [var owner, TemplateFiles.HtmlLayout or TemplateFiles.TextLayout] => owner,
        [var tag, _] when LanguageTag().IsMatch(tag) => "",
        [var owner, var tag, _] when LanguageTag().IsMatch(tag) => owner,
        _ => throw new TemplateException(
            $"{source.File}:1: error: no template is looked for here: put it into a folder named after its language, such as de/friendly.hbs, or main/de/friendly.hbs for the creditor 'main'"),
    };

    [GeneratedRegex("^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageTag();
}
