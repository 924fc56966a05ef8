using Reminders.Application.Ledger;
using Reminders.Application.Moving;
using Reminders.Application.Projections;
using Reminders.Sqlite;

namespace Reminders.Application.Tests.Golden;

/// <summary>What was ever written is read as it was read then; how to add a recording: see <see cref="RecordTests"/>.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. Recording.Names];

    [Fact]
    public void EveryTypeOfEvent_IsRecorded_InEveryFormat()
    {
        var recorded = Recording.Names.SelectMany(name => Recording.Read(name).Streams)
            .SelectMany(stream => stream.Events.Select(one => (stream.Id.Kind, one.Format, Type: EventFormat.Read(stream.Id.Kind, one).GetType())))
            .ToHashSet();

        Assert.Empty(EveryEvent.Types.Where(one => !recorded.Contains((one.Kind, EventFormat.Current, one.Type))).Select(one => $"{one.Kind} {one.Type.Name}: record it"));
        Assert.Equal(Enumerable.Range(1, EventFormat.Current), recorded.Select(one => one.Format).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Replay_GivesTheStateAndTheRowsOfThen(string name)
    {
        var recording = Recording.Read(name);
        var replay = new Replay();

        Assert.Equal(recording.Streams.Count, recording.Expected.Count);
        Assert.All(
            recording.Streams,
            stream => Assert.Null(Replay.Difference(recording.Expected[stream.Id.Name], replay.Of(stream.Id, stream.Events))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WrittenAgain_EventsOfTheCurrentFormatAreTheSameBytes(string name) =>
        Assert.All(Recording.Read(name).Streams, stream => Assert.All(
            stream.Events.Where(one => one.Format == EventFormat.Current),
            one => Assert.Equal(new NewEvent(one.Type, one.Format, one.Json), EventFormat.Write(EventFormat.Read(stream.Id.Kind, one)))));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Lists_ByEachEvent_ByAnImport_AndRebuilt_AreTheSame(string name)
    {
        using var folders = new Folders();
        var recording = Recording.Read(name);
        var rows = new Replay().Rows;
        await using var stepwise = SqliteStore.Open(folders.New());
        foreach (var stream in recording.Streams)
        {
            await AppendOneByOne(stepwise, stream, rows);
        }

        var folder = folders.New();
        await using var imported = SqliteStore.Open(folder);
        using var written = SqliteSnapshot.Open(folder);
        await using var file = File.OpenRead(Recording.LedgerOf(name));
        await new Importer(imported, imported, rows).Import(file, written);
        var before = await Lists.Of(stepwise, recording);
        Assert.Equal(before, await Lists.Of(imported, recording));

        await stepwise.Clear();
        Assert.NotEqual(before, await Lists.Of(stepwise, recording));
        foreach (var stream in recording.Streams)
        {
            await stepwise.Write(stream.Id, rows.Of(stream.Id, stream.Events));
        }

        Assert.Equal(before, await Lists.Of(stepwise, recording));
    }

    [Fact]
    public void FieldThatChanged_IsNamed()
    {
        var recording = Recording.Read(Recording.Names.First());
        var (name, was) = recording.Expected.First();
        var changed = was.DeepClone();
        changed["state"]!.AsObject()["version"] = 99;

        Assert.Contains("/state/version was", Replay.Difference(was, changed), StringComparison.Ordinal);
        Assert.NotNull(name);
    }

    private static async Task AppendOneByOne(SqliteStore store, RecordedStream stream, RowMaker rows)
    {
        var head = Head.New;
        for (var count = 1; count <= stream.Events.Count; count++)
        {
            var one = stream.Events[count - 1];
            var appended = await store.Append(new Append
            {
                Stream = stream.Id,
                Head = head,
                Events = [new NewEvent(one.Type, one.Format, one.Json)],
                At = one.At,
                Actor = one.Actor,
                Rows = rows.Of(stream.Id, stream.Events.Take(count).ToList()),
            });
            head = Assert.IsType<AppendResult.Appended>(appended).Head;
        }
    }

    private sealed class Folders : IDisposable
    {
        private readonly DirectoryInfo _all = Directory.CreateTempSubdirectory("reminders-golden-");

        public string New() => _all.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;

        public void Dispose() => _all.Delete(recursive: true);
    }
}
