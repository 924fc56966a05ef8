using System.Text;
using System.Text.Json;

namespace Reminders.Web.Desk.Words;

/// <summary>Names in code as names in URLs and as words.</summary>
internal static class Names
{
    /// <summary>AwaitingApproval becomes awaitingApproval, as HTTP spells it.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>secondNotice becomes "second notice"; what we have no word for is at least readable.</summary>
    public static string Spoken(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(letter is '_' or '-' ? ' ' : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
