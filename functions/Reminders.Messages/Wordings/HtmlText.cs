using System.Text;
using HandlebarsDotNet;

namespace Reminders.Messages;

/// <summary>
/// Escapes what means something in HTML text and quoted attributes, and nothing else: an address stays readable, an umlaut
/// stays itself.
/// </summary>
internal sealed class HtmlText : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => Encode((text ?? "").GetEnumerator(), target);

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text is not null && text.MoveNext())
        {
            switch (text.Current)
            {
                case '&': target.Write("&amp;"); break;
                case '<': target.Write("&lt;"); break;
                case '>': target.Write("&gt;"); break;
                case '"': target.Write("&quot;"); break;
                case '\'': target.Write("&#39;"); break;
                default: target.Write(text.Current); break;
            }
        }
    }
}
