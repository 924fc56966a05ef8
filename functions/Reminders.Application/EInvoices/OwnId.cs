using System.Security.Cryptography;
using System.Text;

namespace Reminders.Application.EInvoices;

/// <summary>Ids made of what others call a thing.</summary>
public static class OwnId
{
    private const int MaxLength = 40;
    private const int HashLength = 10;

    /// <summary>
    /// The text itself where it can be an id: 1 to 40 letters, digits, dots, underscores or hyphens. Otherwise what can be kept of it and a
    /// hash of all of it, so that two texts do not become one id.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length is > 0 and <= MaxLength && text.All(Fits) && text is not ("." or ".."))
        {
            return text;
        }

        var kept = string.Concat(text.Select(letter => Fits(letter) ? letter : '-')).Trim('-', '.');
        kept = kept.Length > MaxLength - HashLength - 1 ? kept[..(MaxLength - HashLength - 1)] : kept;
        return $"{kept}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength]}".TrimStart('-');
    }

    private static bool Fits(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
