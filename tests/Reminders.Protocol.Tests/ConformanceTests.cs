using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;
using Reminders.Protocol.Tests.Replaying;
using Xunit.Abstractions;

namespace Reminders.Protocol.Tests;

/// <summary>What the model does, the code does: step by step the same, down to the events in its streams.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private const int Walks = 300;

    private static readonly Setup Everything = Setups.Quick with { Events = 2, Crashes = 1, Evenings = true, Days = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ShortestWayToEveryKindOfStep_TheCodeGoesIt(bool takesEmail)
    {
        var setup = Setups.Quick with { Events = 1, Days = true, TakesEmail = takesEmail };
        var explored = new Explorer(new ContactModel(setup)).Run(600_000, covers: true);

        await Replay(explored.Covering, setup);
    }

    [Fact]
    public async Task ChanceDecides_TheCodeGoesTheSameWay() => await Replay(
        [.. Enumerable.Range(1, Walks).Select(seed => Walk.Random(new ContactModel(Everything), seed, 80))], Everything);

    private async Task Replay(IReadOnlyList<Trace> traces, Setup setup)
    {
        await using var world = new RealWorld();
        var (steps, whole) = (0, 0);
        for (var i = 0; i < traces.Count; i++)
        {
            var (replayed, difference) = await new Replay(world, traces[i], setup, i).Run();
            Assert.True(difference.Length == 0, $"trace {i}, after {replayed} steps: {difference}\n{traces[i].Tell(setup)}");
            steps += replayed;
            whole += replayed == traces[i].Steps.Count ? 1 : 0;
        }

        output.WriteLine($"{traces.Count} traces, {whole} of them to their end, {steps} steps");
        Assert.InRange(whole, traces.Count / 3, traces.Count);
    }
}
