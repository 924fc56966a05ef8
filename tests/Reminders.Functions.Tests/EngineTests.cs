using Microsoft.DurableTask;
using Reminders.Functions.Tests.Replay;
using static Reminders.Functions.Tests.Replay.HistoryEvent;

namespace Reminders.Functions.Tests;

/// <summary>The engine itself: it must be as unforgiving as the real one, or the other tests prove nothing.</summary>
public sealed class EngineTests
{
    private static readonly DateTime Start = new(2026, 5, 15, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task AnotherOrderThanBefore_IsNonDeterministic()
    {
        var calls = 0;
        var engine = Engine(async context =>
        {
            await context.CallActivityAsync<int>(calls++ == 0 ? "A" : "B", 1);
            await context.CallActivityAsync<int>("A", 2);
        });

        await Assert.ThrowsAsync<NonDeterminismException>(engine.RunUntilIdle);
    }

    [Fact]
    public async Task LeavingTheThread_IsNonDeterministic()
    {
        var engine = Engine(async context =>
        {
            await Task.Run(() => { });
            await context.CallActivityAsync<int>("A", 1);
        });

        await Assert.ThrowsAsync<NonDeterminismException>(engine.RunUntilIdle);
    }

    [Fact]
    public async Task WaiterGivenUp_SwallowsTheNextEvent()
    {
        var engine = Engine(async context =>
        {
            using var giveUp = new CancellationTokenSource();
            var first = context.WaitForExternalEvent<string>("bell", giveUp.Token);
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            giveUp.Cancel();
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            await context.WaitForExternalEvent<string>("BELL");
        });
        await engine.AdvanceTo(Start.AddSeconds(90));
        engine.Send(engine.Instances["x"], new EventRaised("bell", "\"1\""));

        await engine.AdvanceTo(Start.AddMinutes(5));

        Assert.Equal(1, engine.Instances["x"].LostEvents);
    }

    [Fact]
    public async Task EventNobodyTook_GoesOnToTheNextGeneration()
    {
        var engine = Engine(async context =>
        {
            if (context.GetInput<int>() == 0)
            {
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                context.ContinueAsNew(1);
                return;
            }

            await context.WaitForExternalEvent<string>("bell");
        });
        await engine.RunUntilIdle();
        engine.Send(engine.Instances["x"], new EventRaised("bell", "\"1\""));

        await engine.AdvanceTo(Start.AddMinutes(5));

        Assert.False(engine.Instances["x"].IsAlive);
    }

    private static ReplayEngine Engine(Func<TaskOrchestrationContext, Task> code)
    {
        var now = Start;
        var engine = new ReplayEngine(() => now, to => now = to);
        engine.AddOrchestrator("O", code);
        engine.AddActivity<int, int>("A", Task.FromResult);
        engine.AddActivity<int, int>("B", Task.FromResult);
        engine.Start("x", "O", "1.0", "0");
        return engine;
    }
}
