namespace Reminders.Messages;

/// <summary>Decides what may become a link: a customer is never led anywhere but to a web address.</summary>
internal static class WebLink
{
    private const string Unsafe = "\"'<>\\^`{|}";

    public static string? OrNull(string? value)
    {
        var text = value?.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) ||
            (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) ||
            uri.Host.Length == 0 || text.Any(char.IsControl))
        {
            return null;
        }

        // The address is kept as given where it can be: some gateways sign it.
        return text.All(c => c is > ' ' and < '\u007F' && !Unsafe.Contains(c, StringComparison.Ordinal)) ? text : uri.AbsoluteUri;
    }
}
