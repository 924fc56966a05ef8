using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Ledger;

namespace Reminders.Functions.Tests.Faults;

/// <summary>
/// Two hosts whose clocks are four minutes apart. A claim's deadlines are counted by its owner's clock for leaving (60 s) and by the
/// finder's for finishing (120 s, a call lasts 30 s at most): up to 30 s of difference nothing overlaps. Beyond that the gate and the
/// owner's last look at its claim still hold; only a claim that is finished while the provider is taking the message can be sent
/// again, so hosts keep their clocks by the platform's time service.
/// </summary>
public sealed class ClockSkewTests
{
    private static readonly StreamId I1 = StreamId.Invoice(World.Main, "i1");
    private static readonly Duration Ahead = Duration.FromMinutes(2);

    [Theory]
    [InlineData("contactClaimed")]
    [InlineData("reminderIntended")]
    public async Task OtherHostLooksWhileThisOneSends_OneMessage(string before)
    {
        await using var world = new World("2026-06-10 09:10");
        await world.Register();
        await using var fast = Host(world, Ahead);
        await using var slow = Host(world, -Ahead);
        world.BeforeNext(before, () => Look(fast));

        await Look(slow);
        await Look(fast);
        for (var minute = 0; minute < 60; minute++)
        {
            world.Pass(Duration.FromMinutes(1));
            await Look(minute % 2 == 0 ? slow : fast);
        }

        Assert.Single(world.Email.Handed);
        Assert.Single(await world.Types(), type => type == "reminderSent");
    }

    [Fact]
    public async Task ClaimFinishedByAFasterClockBeforeTheHandOver_ItsOwnerSendsNothing()
    {
        await using var world = new World("2026-06-10 09:10");
        await world.Register();
        world.Email.Asked = id => world.Email.Handed.Exists(message => message.OperationId == id)
            ? new HandOver.Accepted()
            : new HandOver.Failed(false, "the provider never got it");
        await using var fast = Host(world, Ahead);
        await using var slow = Host(world, -Ahead);

        // The intent is in and the other host is rung for it: by its clock the claim is overdue.
        var finished = false;
        world.Rings = async (_, _) =>
        {
            if (!finished && (await world.Types()) is [.., "reminderIntended"])
            {
                finished = true;
                await Look(fast);
            }
        };
        await Look(slow);

        Assert.True(finished);
        Assert.Empty(world.Email.Handed);
        Assert.Contains("reminderFailed", await world.Types());
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task PaidOnOneHost_TheOtherSendsNothingAfterIt(int minutes)
    {
        await using var world = new World("2026-06-10 09:10");
        await world.Register();
        await using var other = Host(world, Duration.FromMinutes(minutes));
        world.BeforeNext("reminderIntended", () => world.Pay("100.00"));

        await Look(other);

        Assert.Empty(world.Email.Handed);
        Assert.DoesNotContain("reminderIntended", await world.Types());
    }

    private static Task Look(ServiceProvider host) => host.GetRequiredService<CaseRunner>().Look(I1);

    private static ServiceProvider Host(World world, Duration off) =>
        world.Another(services => services.AddSingleton<IClock>(new Skewed(world, off)));

    private sealed class Skewed(IClock clock, Duration off) : IClock
    {
        public Instant GetCurrentInstant() => clock.GetCurrentInstant() + off;
    }
}
