using System.Globalization;
using Reminders.Functions.Tests.Hosting;

namespace Reminders.Functions.Tests.Counts;

/// <summary>What whole lives cost, as a table of text.</summary>
internal static class CountTable
{
    private const int Name = 36;

    public static async Task Print(TextWriter to)
    {
        var lives = new List<Tally>();
        foreach (var life in Lives.All)
        {
            lives.Add(await Lives.Count(life));
        }

        await to.WriteLineAsync(Line("", Lives.All));
        foreach (var column in Columns.All)
        {
            await to.WriteLineAsync(Line(column, [.. lives.Select(life => life[column].ToString(CultureInfo.InvariantCulture))]));
        }
    }

    private static string Line(string name, IReadOnlyList<string> values) =>
        name.PadRight(Name) + string.Concat(values.Select((value, index) => value.PadLeft(Lives.All[index].Length + 3)));
}
