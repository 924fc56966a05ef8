using System.Security.Cryptography;
using System.Text;
using Reminders.Application.Creditors;

namespace Reminders.Application.CustomerPages;

/// <summary>
/// What opens a customer's page: 130 random bits, 26 letters and digits that can be typed from paper (Crockford's base 32). It stands
/// in the message alone; here only its hash is kept.
/// </summary>
public sealed record PageToken
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;
    private const string Nobodys = "example";

    private PageToken(string text) => Text = text;

    /// <summary>Opens nothing; stands in messages that are only looked at.</summary>
    public static PageToken Example { get; } = Of("");

    public string Text { get; }

    /// <summary>The document that says what the page is about.</summary>
    public string DocumentId => $"page-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text)))}";

    public static PageToken New(ISecretSource secrets) => new(string.Concat(secrets.New(Length).Select(one => Alphabet[one % Alphabet.Length])));

    /// <summary>
    /// Reads what stands in an address, also as people type it: in capitals, O for 0, I and L for 1. Whatever else is there makes a token
    /// as well, one that nobody was ever given, so that every wrong one takes the same way.
    /// </summary>
    public static PageToken Of(string address)
    {
        var text = string.Concat(address.Take(Length + 1).Select(letter => char.ToLowerInvariant(letter) switch
        {
            'o' => '0',
            'i' or 'l' => '1',
            var other => other,
        }));
        return new(text.Length == Length && text.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? text : Nobodys);
    }

    /// <summary>Where the page is; null: the creditor has no address for pages.</summary>
    public string? AddressAt(Creditor creditor) => creditor.PublicUrl is { } url ? $"{url.ToString().TrimEnd('/')}/p/{Text}" : null;

    // Never the token itself, wherever it may be written to.
    public override string ToString() => "page token";
}
