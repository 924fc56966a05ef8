using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Reminders.Benchmarks.Measuring;

/// <summary>Figures as a table and as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const int MinWidth = 200;

    public static void Show(IEnumerable<Figure> figures)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("what", "figure", "µs of processor", "held against", "measured", "bound", "aim", "of g", "holds", "load");
        foreach (var right in (int[])[1, 2, 4, 5, 6, 7, 9])
        {
            table.Columns[right].RightAligned();
        }

        foreach (var figure in figures)
        {
            table.AddRow(
                Markup.Escape(figure.Name),
                $"{Number(figure.Value)} {figure.Unit}",
                Text(figure.Microseconds),
                figure.Yardstick,
                Text(figure.Measured),
                figure.Bound is { } bound ? (figure.MoreIsBetter ? "≥ " : "≤ ") + Number(bound) : "",
                Text(figure.Aim),
                Text(figure.ShareOfG),
                figure.Holds switch { true => "yes", false => "NO", null => "" },
                Number(figure.Load));
        }

        // Whole lines, also where the output is a file.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, MinWidth);
        AnsiConsole.Write(table);
    }

    public static Task Save(string path, IEnumerable<Figure> figures) => File.WriteAllTextAsync(
        path,
        JsonSerializer.Serialize(new { measuredAt = DateTimeOffset.UtcNow, cores = Environment.ProcessorCount, figures = figures.ToList() }, Json));

    private static string Text(double? value) => value is { } number ? Number(number) : "";

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "N1", _ => "N2" }, CultureInfo.InvariantCulture);
}
