using System.Globalization;
using System.Net;
using System.Text;
using Reminders.Simulation.Runs;

namespace Reminders.Simulation.Figures;

/// <summary>
/// Messages by day from the due date and by severity, a row for each segment, a column for each policy; as an SVG that reads on
/// light and dark paper alike.
/// </summary>
public sealed class ContactChart(IReadOnlyList<string> segments)
{
    private const int FirstDay = -14;
    private const int LastDay = 60;
    private const int DayWidth = 6;
    private const int RowHeight = 64;
    private const int Left = 96;
    private const int Top = 64;
    private const int Gap = 28;
    private const int PanelWidth = (LastDay - FirstDay + 1) * DayWidth;

    private const string Style = """
        <style>
        svg{font:12px system-ui,sans-serif;color-scheme:light dark}
        text{fill:#1c2430}.muted{fill:#5b6675}.line{stroke:#c3cad4}.due{stroke:#1c2430}
        .s0{fill:#6fb7d6}.s1{fill:#2f7fb8}.s2{fill:#d98b1f}.s3{fill:#b8323f}
        @media(prefers-color-scheme:dark){text{fill:#e8ecf2}.muted{fill:#a3adba}.line{stroke:#4a5462}.due{stroke:#e8ecf2}.s1{fill:#4b9bd8}.s2{fill:#eba544}.s3{fill:#e4606c}}
        </style>
        """;

    /// <param name="panels">Each policy with its invoices and the segment in which to show each.</param>
    public string Draw(IReadOnlyList<(string Policy, ILookup<string, InvoiceRecord> Invoices)> panels)
    {
        var counted = panels.Select(panel => (panel.Policy, Counts: segments.ToDictionary(segment => segment, segment => Count(panel.Invoices[segment])))).ToList();
        var most = segments.ToDictionary(segment => segment, segment => Math.Max(1, counted.Max(panel => panel.Counts[segment].Max(day => day.Sum()))));
        var width = Left + (panels.Count * (PanelWidth + Gap));
        var height = Top + (segments.Count * RowHeight) + 40;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n");
        svg.Append("<title>Messages by day from the due date</title>\n").Append(Style).Append('\n');
        Legend(svg);
        for (var row = 0; row < segments.Count; row++)
        {
            var y = Top + ((row + 1) * RowHeight) - 8;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{y - 4}\">{Escape(segments[row])}</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"muted\" x=\"8\" y=\"{y - 20}\">up to {most[segments[row]]}</text>\n");
        }

        for (var index = 0; index < counted.Count; index++)
        {
            Panel(svg, Left + (index * (PanelWidth + Gap)), counted[index].Policy, counted[index].Counts, most, height);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static int[][] Count(IEnumerable<InvoiceRecord> invoices)
    {
        var days = Enumerable.Range(0, LastDay - FirstDay + 1).Select(_ => new int[4]).ToArray();
        foreach (var contact in invoices.SelectMany(invoice => invoice.Contacts))
        {
            days[Math.Clamp(contact.DaysFromDue, FirstDay, LastDay) - FirstDay][Math.Clamp(contact.Severity, 0, 3)]++;
        }

        return days;
    }

    private void Panel(StringBuilder svg, int x, string policy, Dictionary<string, int[][]> counts, Dictionary<string, int> most, int height)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{Top - 6}\" font-weight=\"600\">{Escape(policy)}</text>\n");
        for (var row = 0; row < segments.Count; row++)
        {
            var y = Top + ((row + 1) * RowHeight) - 8;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"line\" x1=\"{x}\" x2=\"{x + PanelWidth}\" y1=\"{y}\" y2=\"{y}\"/>\n");
            Bars(svg, x, y, counts[segments[row]], most[segments[row]]);
        }

        var due = x - (FirstDay * DayWidth);
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"due\" stroke-dasharray=\"2 3\" x1=\"{due}\" x2=\"{due}\" y1=\"{Top}\" y2=\"{height - 40}\"/>\n");
        foreach (var day in new[] { -10, 0, 10, 20, 30, 40, 50, 60 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"muted\" text-anchor=\"middle\" x=\"{x + ((day - FirstDay) * DayWidth)}\" y=\"{height - 24}\">{(day == 0 ? "due" : day)}</text>\n");
        }
    }

    private static void Bars(StringBuilder svg, int x, int bottom, int[][] days, int most)
    {
        for (var day = 0; day < days.Length; day++)
        {
            var y = (decimal)bottom;
            for (var severity = 0; severity < 4; severity++)
            {
                if (days[day][severity] == 0)
                {
                    continue;
                }

                var tall = decimal.Round((decimal)(RowHeight - 16) * days[day][severity] / most, 1);
                y -= tall;
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"s{severity}\" x=\"{x + (day * DayWidth)}\" y=\"{y}\" width=\"{DayWidth - 1}\" height=\"{tall}\"/>\n");
            }
        }
    }

    private static void Legend(StringBuilder svg)
    {
        var x = Left;
        svg.Append("<text x=\"8\" y=\"20\" font-weight=\"600\">Messages by day from the due date</text>\n");
        for (var severity = 0; severity < 4; severity++, x += 84)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"s{severity}\" x=\"{x}\" y=\"30\" width=\"10\" height=\"10\"/><text x=\"{x + 15}\" y=\"39\">{SegmentFigures.SeverityNames[severity + 1]}</text>\n");
        }
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
