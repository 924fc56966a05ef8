namespace Reminders.Application.Feeds;

/// <summary>A feed is named like the source of the payments it brings.</summary>
public static class FeedName
{
    public const string Rule = "1 to 40 letters, digits, dots, underscores or hyphens, each feed once";

    /// <summary>What is wrong with a configured list of feeds, or null.</summary>
    public static string? Problem(IReadOnlyCollection<string> feeds) =>
        feeds.All(IsName) && feeds.Distinct(StringComparer.Ordinal).Count() == feeds.Count ? null : $"must be names of payment sources: {Rule}";

    private static bool IsName(string text) =>
        text is { Length: > 0 and <= 40 } and not ("." or "..")
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
}
