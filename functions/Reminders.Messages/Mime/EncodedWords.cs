using System.Globalization;
using System.Text;

namespace Reminders.Messages;

/// <summary>RFC 2047 encoded words: UTF-8, the shorter of Q and B, never cutting a character in two.</summary>
internal static class EncodedWords
{
    private const int LongestLine = 76;
    private const int LongestAsciiWord = 70;
    private const string Start = "=?utf-8?";
    private const string End = "?=";

    public static bool Needed(string value) =>
        value.Any(c => c is < ' ' or > '~') ||
        value.Contains("=?", StringComparison.Ordinal) ||
        value.Split(' ').Any(word => word.Length > LongestAsciiWord);

    /// <summary>The words, folded, where the first line has <paramref name="used"/> characters before them.</summary>
    public static string Encode(string value, int used)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var quotedLength = bytes.Sum(b => IsPlain(b) || b == ' ' ? 1 : 3);
        var base64 = (bytes.Length + 2) / 3 * 4 < quotedLength;
        var words = new List<string>();
        var word = new List<byte>();
        var room = LongestLine - used;
        foreach (var rune in value.EnumerateRunes())
        {
            var next = Utf8(rune);
            if (word.Count > 0 && Word([.. word, .. next], base64).Length > room)
            {
                words.Add(Word([.. word], base64));
                word.Clear();
                room = LongestLine - 1;
            }

            word.AddRange(next);
        }

        words.Add(Word([.. word], base64));
        return string.Join("\r\n ", words);
    }

    private static byte[] Utf8(Rune rune) => Encoding.UTF8.GetBytes(rune.ToString());

    private static string Word(byte[] bytes, bool base64) =>
        base64 ? $"{Start}B?{Convert.ToBase64String(bytes)}{End}" : $"{Start}Q?{Quoted(bytes)}{End}";

    private static string Quoted(byte[] bytes) => string.Concat(bytes.Select(b =>
        IsPlain(b) ? ((char)b).ToString() : b == ' ' ? "_" : string.Create(CultureInfo.InvariantCulture, $"={b:X2}")));

    // The few characters that are plain in every place a word may stand, also in a name.
    private static bool IsPlain(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'!' or (byte)'*' or (byte)'+' or (byte)'-' or (byte)'/';
}
