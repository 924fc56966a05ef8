using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Faults.Schedules;

public enum HostKind
{
    Local,
    Cloud,
}

/// <summary>A whole story as data: where it begins, and the moves in order. The seed is only where it came from.</summary>
public sealed record Schedule(int Seed, HostKind Host, long StartsAt, bool HasFeed, ImmutableArray<Move> Moves)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [JsonIgnore]
    public Instant Start => Instant.FromUnixTimeSeconds(StartsAt);

    /// <summary>One line of JSON, as kept in files of seeds.</summary>
    public string Line() => JsonSerializer.Serialize(this, Json);

    public static Schedule Parse(string line) => JsonSerializer.Deserialize<Schedule>(line, Json)!;

    /// <summary>The story for people.</summary>
    public string Story() => string.Join(
        '\n',
        Moves.Select(move => $"  {move}").Prepend($"seed {Seed}, {Host}, from {InstantPattern.General.Format(Start)}{(HasFeed ? ", with a payment feed" : "")}"));
}
