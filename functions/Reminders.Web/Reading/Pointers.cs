namespace Reminders.Web.Reading;

/// <summary>JSON Pointers (RFC 6901), with names cut to a readable length: they come from outside.</summary>
internal static class Pointers
{
    private const int MaxName = 60;

    public static string Under(string pointer, string name) =>
        $"{pointer}/{Shown(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>A name from outside as an error may show it.</summary>
    public static string Shown(string name)
    {
        var cut = name.Length <= MaxName ? name : $"{name[..MaxName]}...";
        return string.Concat(cut.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
    }
}
