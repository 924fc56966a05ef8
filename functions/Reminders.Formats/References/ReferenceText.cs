namespace Reminders.Formats.References;

/// <summary>How references are written and read back: groups for the eye, one plain form for comparing.</summary>
public static class ReferenceText
{
    /// <summary>No reference is longer; what is longer is refused before it is worked on.</summary>
    public const int MaxLength = 140;

    /// <summary>Without white space and in upper case; everything else stays, so that a wrong character is seen. Empty if too long.</summary>
    public static string Compact(string? text) =>
        text is null || text.Length > MaxLength
            ? ""
            : string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)).Select(char.ToUpperInvariant));

    /// <summary>Upper case letters and digits only: how numbers and references of all kinds are compared.</summary>
    public static string LettersAndDigits(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant));

    public static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    internal static string GroupsFromLeft(string text, int size) =>
        string.Join(' ', text.Chunk(size).Select(group => new string(group)));

    internal static string GroupsFromRight(string text, int size)
    {
        var first = text.Length % size;
        var rest = GroupsFromLeft(text[first..], size);
        return first == 0 ? rest : rest.Length == 0 ? text : $"{text[..first]} {rest}";
    }
}
