using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Reminders.Web.CustomerPages;

/// <summary>The page's style sheet. It travels inside the page, so that nothing else is fetched; the page's policy names its hash.</summary>
internal static class PageStyle
{
    private static readonly string Text = Load();

    public static MarkupString Css { get; } = new(Text);

    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static string Load()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("CustomerPages.page.css")
            ?? throw new InvalidOperationException("page.css is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
