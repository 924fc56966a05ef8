using System.Globalization;

namespace Reminders.Messages;

/// <summary>
/// Writes an address so that it is exactly one. What is none is not mended, since a mended address could be someone else's:
/// an address that reaches nobody takes its place.
/// </summary>
internal static class MailAddress
{
    public const string Unusable = "unusable@address.invalid";

    private const string Atext = "!#$%&'*+-/=?^_`{|}~.";

    public static string Of(string address)
    {
        var trimmed = address.Trim(' ');
        var at = trimmed.LastIndexOf('@');
        if (at <= 0 || !trimmed[..at].All(IsLocal))
        {
            return Unusable;
        }

        return Domain(trimmed[(at + 1)..]) is { } domain ? $"{trimmed[..at]}@{domain}" : Unusable;
    }

    private static string? Domain(string domain)
    {
        try
        {
            var ascii = new IdnMapping().GetAscii(domain);
            return ascii.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Letters beyond ASCII stay: such an address only works unchanged, through a server that knows RFC 6532.
    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || Atext.Contains(c, StringComparison.Ordinal);
}
