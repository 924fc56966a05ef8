using NodaTime.Text;

namespace Reminders.Local.Importing.Mappings;

/// <summary>A field's value as the HTTP API writes it, from a cell as the file writes it.</summary>
internal static class FieldValue
{
    /// <summary>The value, or null if it is left out; or what is wrong. White space around a cell does not count.</summary>
    public static (string? Value, string? Problem) Of(FieldSource source, string? cell)
    {
        if (source.Column is null)
        {
            return (source.Constant, null);
        }

        var text = cell?.Trim() ?? "";
        return text.Length == 0 ? (source.Default, null)
            : source.Words.TryGetValue(text, out var meant) ? (meant, null)
            : source.Field.Kind == FieldKind.Amount ? Amount(text, source.Numbers)
            : source.Dates is not null ? Date(text, source)
            : (text, null);
    }

    private static (string? Value, string? Problem) Amount(string text, NumberFormat? format) =>
        NumberFormat.Read(text, format, out var plain) is { } problem ? (null, problem) : (plain, null);

    private static (string? Value, string? Problem) Date(string text, FieldSource source) =>
        source.Dates!.Parse(text).TryGetValue(default, out var date)
            ? (LocalDatePattern.Iso.Format(date), null)
            : (null, $"must be a date written as {source.DateForm}");
}
