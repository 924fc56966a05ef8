using Reminders.Formats.Webhooks;

namespace Reminders.Application.Gateways;

/// <summary>What a gateway may be called, and which ways of signing there are.</summary>
public static class GatewayName
{
    public const string Rule = "must be 1 to 40 letters, digits, dots, underscores or hyphens, and no two gateways may have the same";

    /// <summary>What Square signs over, so that nothing of it fits without.</summary>
    public const string NotificationUrlRule = "is missing: square signs over the webhook's address as it is registered there";

    public static string SchemeRule { get; } = $"must be one of {string.Join(", ", SignatureTable.All.Select(row => row.Source))}";

    public static bool Fits(string name) =>
        name is { Length: > 0 and <= 40 } and not ("." or "..")
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    public static bool IsScheme(string name) => SignatureTable.All.Any(row => row.Source == name);
}
