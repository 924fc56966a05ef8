using System.Globalization;

namespace Reminders.Web.Desk.Words;

internal static class Plural
{
    public static string Of(long count, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
