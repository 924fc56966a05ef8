using System.Collections.Immutable;

namespace Reminders.Policies.Yaml;

/// <summary>A place in a file, counted from 1.</summary>
internal readonly record struct Position(int Line, int Column);

/// <summary>A node of a YAML file and where it stands. Closed: every kind is here.</summary>
internal abstract record YamlNode(Position At);

/// <summary>Text. Plain: without quotes, so that it may be meant as a number or as true or false.</summary>
internal sealed record YamlScalar(Position At, string Text, bool IsPlain) : YamlNode(At)
{
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null";
}

internal sealed record YamlList(Position At, ImmutableArray<YamlNode> Items) : YamlNode(At);

internal sealed record YamlMap(Position At, ImmutableArray<YamlEntry> Entries) : YamlNode(At)
{
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>These entries, and those of the other that have no namesake here.</summary>
    public YamlMap Over(YamlMap other) => this with { Entries = [.. Entries, .. other.Entries.Where(entry => Find(entry.Key) is null)] };
}

internal sealed record YamlEntry(Position At, string Key, YamlNode Value);
