using System.Collections.Frozen;

namespace Reminders.Formats.Webhooks;

/// <summary>The headers of a request, names compared without case.</summary>
public sealed class WebhookHeaders(IEnumerable<KeyValuePair<string, string>> headers)
{
    private const int MaxLength = 4096;

    private readonly FrozenDictionary<string, string?> _values = headers
        .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.Count() == 1 ? group.First().Value : null, StringComparer.OrdinalIgnoreCase);

    /// <summary>The one value of a header. Null if it is missing, empty, absurdly long, or there twice: then nobody knows which is meant.</summary>
    public string? Only(string name) =>
        _values.TryGetValue(name, out var value) && value is { Length: > 0 and <= MaxLength } ? value.Trim() : null;

    public bool Has(string name) => _values.ContainsKey(name);
}
