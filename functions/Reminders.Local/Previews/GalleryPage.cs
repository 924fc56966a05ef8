using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Reminders.Local.Previews;

/// <summary>A page of its own with every message beside the next. Nothing in it comes from elsewhere, and no script runs.</summary>
internal static class GalleryPage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' file:; img-src data:">
        <title>Messages</title>
        <style>
        :root { color-scheme: light dark; }
        body { margin: 0; padding: 24px; font: 16px/1.5 system-ui, sans-serif; }
        h1 { margin: 0 0 4px; font-size: 26px; }
        h2 { margin: 0 0 8px; font-size: 17px; }
        p { margin: 0 0 16px; }
        #dark:checked ~ main iframe { color-scheme: dark; background: #14171a; }
        main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 430px), 1fr)); gap: 24px; margin-top: 24px; }
        article { min-width: 0; }
        iframe { width: 100%; height: 640px; border: 1px solid #8b938c; border-radius: 8px; background: #fff; color-scheme: light; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px; border: 1px solid #8b938c; border-radius: 8px; font-size: 14px; }
        </style>
        </head>
        <body>
        <h1>Messages</h1>
        <input type="checkbox" id="dark"> <label for="dark">as in dark mode</label>
        <main>

        """;

    public static string Of(IReadOnlyList<PreviewedMessage> messages)
    {
        var page = new StringBuilder(Head);
        foreach (var message in messages)
        {
            page.Append(CultureInfo.InvariantCulture, $"<article lang=\"{Text(message.Language)}\"><h2>{Text($"{message.Language} {message.Title}".Trim())}</h2>\n");
            if (message.Email is { } email)
            {
                page.Append(CultureInfo.InvariantCulture, $"<p>{Text(email.Body.Subject)}<br><a href=\"{Text(message.File)}.html\">HTML</a>, <a href=\"{Text(message.File)}.txt\">text</a>, <a href=\"{Text(message.File)}.eml\">mail file</a></p>\n");
                page.Append(CultureInfo.InvariantCulture, $"<iframe sandbox=\"\" loading=\"lazy\" title=\"{Text(message.Title)}\" src=\"{Text(message.File)}.html\"></iframe>\n");
            }

            if (message.Letter is not null)
            {
                page.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Text(message.File)}.letter.html\">Letter</a>, to be printed on A4</p>\n");
                page.Append(CultureInfo.InvariantCulture, $"<iframe sandbox=\"\" loading=\"lazy\" title=\"{Text(message.Title)}, letter\" src=\"{Text(message.File)}.letter.html\"></iframe>\n");
            }

            if (message.Sms is { } sms)
            {
                page.Append(CultureInfo.InvariantCulture, $"<pre>{Text(sms.Text)}</pre><p>SMS, {sms.Segments} {(sms.Segments == 1 ? "segment" : "segments")}</p>\n");
            }

            page.Append("</article>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Text(string value) => HtmlEncoder.Default.Encode(value);
}
