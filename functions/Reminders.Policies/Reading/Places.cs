using System.Collections.Immutable;
using Reminders.Policies.Yaml;

namespace Reminders.Policies.Reading;

/// <summary>Where things stand in a file, by a path such as <c>segments/regular/friendly/at</c>. The first of two namesakes counts.</summary>
internal sealed class Places
{
    private readonly Dictionary<string, Position> _places = new(StringComparer.Ordinal);

    public void Add(string path, Position at) => _places.TryAdd(path, at);

    public ImmutableDictionary<string, Position> ToImmutable() => _places.ToImmutableDictionary();
}
