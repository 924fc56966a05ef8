using Reminders.Application.Gateways;

namespace Reminders.Application.Feeds;

/// <summary>A feed is named like the source of the payments it brings.</summary>
public static class FeedName
{
    /// <summary>What is wrong with a configured list of feeds, or null.</summary>
    public static string? Problem(IReadOnlyCollection<string> feeds) =>
        feeds.All(GatewayName.Fits) && feeds.Distinct(StringComparer.Ordinal).Count() == feeds.Count
            ? null
            : "must be names of payment sources: 1 to 40 letters, digits, dots, underscores or hyphens, each feed once";
}
