using System.Text.Json;
using System.Text.Json.Nodes;
using Reminders.Functions.Cases;
using Reminders.Functions.Tests.Replay;

namespace Reminders.Functions.Tests;

/// <summary>
/// Histories recorded by each version of the orchestrator, replayed against the code of today: what would break running instances
/// breaks here first. With REMINDERS_RECORD set to the Histories folder, the current version's are written anew.
/// </summary>
public sealed class HistoryTests
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");

    public static TheoryData<string> Recorded => [.. Files];

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order();

    [Theory]
    [MemberData(nameof(Recorded))]
    public void RecordedHistory_TheCodeOfTodayAsksForTheSame(string file)
    {
        var generations = JsonSerializer.Deserialize<HistoryEvent[][]>(File.ReadAllText(Path.Combine(Folder, file)))!;
        foreach (var history in generations)
        {
            var outcome = Replayer.Run(CloudWorld.I1, CaseOrchestrator.Run, history, []);

            Assert.Empty(outcome.Asked);
            Assert.Equal(history.OfType<HistoryEvent.Ended>().SingleOrDefault(), outcome.End);
        }
    }

    [Fact]
    public void AnActivityTheHistoryDoesNotHave_IsFound()
    {
        var file = Path.Combine(Folder, Files.First());
        var history = JsonNode.Parse(File.ReadAllText(file))!.ToJsonString().Replace(CaseActivities.Plan, "AnotherName", StringComparison.Ordinal);
        var generations = JsonSerializer.Deserialize<HistoryEvent[][]>(history)!;

        Assert.Throws<NonDeterminismException>(() => Replayer.Run(CloudWorld.I1, CaseOrchestrator.Run, generations[0], []));
    }

    [Theory]
    [InlineData("paid-after-one-reminder", "2026-06-12 10:00")]
    [InlineData("never-paid", null)]
    public async Task Record(string name, string? paidAt)
    {
        await using var cloud = new CloudWorld("2026-05-15 12:00");
        await cloud.World.Register();
        if (paidAt is not null)
        {
            await cloud.RunTo(paidAt);
            await cloud.World.Pay("100.00");
        }

        await cloud.RunTo("2026-08-14 12:00");
        var recorded = JsonSerializer.Serialize(cloud.Instance().Generations, Json);

        if (Environment.GetEnvironmentVariable("REMINDERS_RECORD") is { } folder)
        {
            Directory.CreateDirectory(Path.Combine(folder, CaseOrchestrator.Version));
            await File.WriteAllTextAsync(Path.Combine(folder, CaseOrchestrator.Version, $"{name}.json"), recorded);
            return;
        }

        var kept = await File.ReadAllTextAsync(Path.Combine(Folder, CaseOrchestrator.Version, $"{name}.json"));
        Assert.Equal(kept.ReplaceLineEndings("\n"), recorded.ReplaceLineEndings("\n"));
    }
}
