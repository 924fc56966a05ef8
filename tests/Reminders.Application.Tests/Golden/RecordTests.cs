using System.Runtime.CompilerServices;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Sqlite;

namespace Reminders.Application.Tests.Golden;

/// <summary>
/// Adds recordings: <c>REMINDERS_RECORD=2026-11 dotnet test tests/Reminders.Application.Tests --filter RecordTests</c> writes
/// <c>2026-11.every-event</c> and <c>2026-11.a-life</c> in the current format. To be done when an event or a format is added; names
/// that are there are refused, since a recording stands for what was written somewhere.
/// </summary>
public sealed class RecordTests
{
    private const string Variable = "REMINDERS_RECORD";

    private const int Seed = 11;

    [RecordFact]
    public async Task Record()
    {
        var name = Environment.GetEnvironmentVariable(Variable);
        await Write($"{name}.every-event", new Streams([.. EveryEvent.Streams()]));
        await using var world = new World("2026-03-02 08:00");
        await RandomLifeTests.Live(world, Seed, turns: 70);
        using var snapshot = SqliteSnapshot.Open(world.Folder);
        await Write($"{name}.a-life", snapshot);
    }

    private static async Task Write(string name, IExportSource source)
    {
        var (ledger, states) = Recording.Source(name);
        await using var file = new FileStream(ledger, FileMode.CreateNew);
        await using var expected = new StreamWriter(new FileStream(states, FileMode.CreateNew)) { NewLine = "\n" };
        await Exporter.Export(new WithoutDocuments(source), file);
        var replay = new Replay();
        foreach (var kind in Enum.GetValues<StreamKind>())
        {
            await foreach (var stream in source.Export(kind))
            {
                await expected.WriteLineAsync(replay.Of(stream.Stream, stream.Events).ToJsonString(EventFormat.Json));
            }
        }
    }

    private sealed class WithoutDocuments(IExportSource source) : IExportSource
    {
        public IAsyncEnumerable<ExportedStream> Export(StreamKind kind, CancellationToken cancellation = default) => source.Export(kind, cancellation);

        public IAsyncEnumerable<StoredDocument> Documents(CancellationToken cancellation = default) => AsyncEnumerable.Empty<StoredDocument>();
    }

    private sealed class Streams(IReadOnlyList<RecordedStream> streams) : IExportSource
    {
        public IAsyncEnumerable<ExportedStream> Export(StreamKind kind, CancellationToken cancellation = default) =>
            streams.Where(stream => stream.Id.Kind == kind).Select(stream => new ExportedStream(stream.Id, stream.Events, [], null)).ToAsyncEnumerable();

        public IAsyncEnumerable<StoredDocument> Documents(CancellationToken cancellation = default) => AsyncEnumerable.Empty<StoredDocument>();
    }

    private sealed class RecordFactAttribute : FactAttribute
    {
        public RecordFactAttribute() =>
            Skip = Environment.GetEnvironmentVariable(Variable) is null ? $"{Variable} names no recording to add" : null;
    }
}
