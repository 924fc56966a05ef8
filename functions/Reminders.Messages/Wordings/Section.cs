namespace Reminders.Messages;

/// <summary>The words of one section, and where they stand.</summary>
/// <param name="Text">The words, trimmed.</param>
/// <param name="File">The file as its owner knows it.</param>
/// <param name="Line">The line of <paramref name="Text"/>'s first character, counted from 1.</param>
internal sealed record Section(string Text, string File, int Line)
{
    public bool IsShipped => File.StartsWith(TemplateFiles.ShippedMark, StringComparison.Ordinal);

    /// <summary>The line on which a position of the text stands.</summary>
    public int LineOf(int position) => Line + Text.AsSpan(0, Math.Clamp(position, 0, Text.Length)).Count('\n');
}
