using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Application.Tests.Golden;

/// <summary>
/// A ledger as it was exported once (without documents), and beside it what each stream folded to and what lists showed of it. Never
/// changed: what is recorded was written somewhere, and must be readable for ever.
/// </summary>
internal sealed record Recording(string Name, IReadOnlyList<RecordedStream> Streams, IReadOnlyDictionary<string, JsonObject> Expected)
{
    private const string Ledger = ".ndjson";

    private const string States = ".states.ndjson";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "Recordings");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, $"*{States}").Select(path => Path.GetFileName(path)[..^States.Length]).Order(StringComparer.Ordinal);

    public static string LedgerOf(string name) => Path.Combine(Folder, name + Ledger);

    public static Recording Read(string name)
    {
        var streams = new List<RecordedStream>();
        foreach (var line in File.ReadLines(LedgerOf(name)).Select(line => JsonNode.Parse(line)!.AsObject()))
        {
            if (line["stream"] is { } id)
            {
                streams.Add(new RecordedStream(StreamId.Parse(id.GetValue<string>()), []));
            }
            else if (line["type"] is { } type)
            {
                var events = streams[^1].Events;
                events.Add(new StoredEvent(
                    events.Count + 1,
                    line["at"].Deserialize<Instant>(EventFormat.Json),
                    line["actor"]!.GetValue<string>(),
                    type.GetValue<string>(),
                    line["format"]!.GetValue<int>(),
                    line["json"]!.GetValue<string>()));
            }
        }

        var expected = File.ReadLines(Path.Combine(Folder, name + States)).Select(line => JsonNode.Parse(line)!.AsObject());
        return new Recording(name, streams, expected.ToDictionary(line => line["stream"]!.GetValue<string>(), StringComparer.Ordinal));
    }

    /// <summary>Where the recordings are in the source, to add one.</summary>
    public static (string Ledger, string States) Source(string name, [CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "Recordings");
        return (Path.Combine(folder, name + Ledger), Path.Combine(folder, name + States));
    }
}

internal sealed record RecordedStream(StreamId Id, List<StoredEvent> Events);
