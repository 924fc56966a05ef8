using System.Text;
using Reminders.Messages;

namespace Reminders.Local.Previews;

/// <summary>Writes messages as files that mail programs and browsers open, and a page that shows them all.</summary>
internal static class PreviewFolder
{
    public const string Index = "index.html";

    /// <summary>Answers the path of the page.</summary>
    public static async Task<string> Write(string folder, IReadOnlyList<PreviewedMessage> messages, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        foreach (var message in messages)
        {
            if (message.Email is { } email)
            {
                await File.WriteAllBytesAsync(PathOf(folder, message, "eml"), MimeWriter.Write(email), cancellation);
                await File.WriteAllTextAsync(PathOf(folder, message, "html"), email.Body.HtmlAlone, cancellation);
                await File.WriteAllTextAsync(PathOf(folder, message, "txt"), $"{email.Body.Subject}\n\n{email.Body.Text}", cancellation);
            }

            if (message.Letter is { } letter)
            {
                await File.WriteAllTextAsync(PathOf(folder, message, "letter.html"), letter.Html, cancellation);
            }

            if (message.Sms is { } sms)
            {
                await File.WriteAllTextAsync(PathOf(folder, message, "sms.txt"), sms.Text + "\n", cancellation);
            }
        }

        var page = Path.Combine(folder, Index);
        await File.WriteAllTextAsync(page, GalleryPage.Of(messages), Encoding.UTF8, cancellation);
        return page;
    }

    private static string PathOf(string folder, PreviewedMessage message, string kind) => Path.Combine(folder, $"{message.File}.{kind}");
}
