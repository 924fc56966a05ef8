using System.Security.Cryptography;

namespace Reminders.Web.Desk.Assets;

/// <summary>The desk's own style sheet and icon, kept in the assembly. Their URLs name their content, so browsers may keep them for ever.</summary>
internal static class DeskAssets
{
    private static readonly byte[] CssBytes = Load("desk.css");
    private static readonly byte[] IconBytes = Load("icon.svg");

    public static string Css { get; } = $"/desk/desk.css?v={Fingerprint(CssBytes)}";

    public static string Icon { get; } = $"/desk/icon.svg?v={Fingerprint(IconBytes)}";

    public static IResult ServeCss(HttpContext http) => Serve(http, CssBytes, "text/css; charset=utf-8");

    public static IResult ServeIcon(HttpContext http) => Serve(http, IconBytes, "image/svg+xml");

    private static IResult Serve(HttpContext http, byte[] content, string type)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'";
        return Results.Bytes(content, type);
    }

    private static string Fingerprint(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];

    private static byte[] Load(string name)
    {
        using var stream = typeof(DeskAssets).Assembly.GetManifestResourceStream($"Desk.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
