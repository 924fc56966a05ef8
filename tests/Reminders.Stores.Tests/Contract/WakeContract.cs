using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Stores.Tests.Contract;

/// <summary>When a stream wants to be looked at: waking, ringing, and that no ring is lost.</summary>
public abstract class WakeContract : StoreContract
{
    private static readonly Instant Early = Start + Duration.FromTicks(1);
    private static readonly Instant Late = Start + Duration.FromHours(1);

    [StoreFact]
    public async Task AnAppendSetsTheWakeTime_AndTheNextReplacesIt()
    {
        var head = await Created(Invoice, Late);
        Assert.Equal(Late, (await HeadOf(Invoice)).WakeAt);

        head = await Appended(After(head, Invoice) with { WakeAt = Late + Duration.FromDays(1) });
        Assert.Equal(Late + Duration.FromDays(1), head.WakeAt);

        head = await Appended(After(head, Invoice));
        Assert.Null(head.WakeAt);
        Assert.Equal(head, await HeadOf(Invoice));
    }

    [StoreFact]
    public async Task SetWake_SetsAndClears()
    {
        var head = await Created(Invoice);

        Assert.True(await Ledger.SetWake(Invoice, head, Early));
        Assert.Equal(head with { WakeAt = Early }, await HeadOf(Invoice));

        Assert.True(await Ledger.SetWake(Invoice, head, wakeAt: null));
        Assert.Equal(head, await HeadOf(Invoice));
    }

    [StoreFact]
    public async Task SetWakeAfterAnAppend_IsRefused()
    {
        var head = await Created(Invoice, Early);
        await Appended(After(head, Invoice) with { WakeAt = Early });

        Assert.False(await Ledger.SetWake(Invoice, head, Late));
        Assert.Equal(Early, (await HeadOf(Invoice)).WakeAt);
    }

    [StoreFact]
    public async Task SetWakeAfterARing_IsRefused()
    {
        var head = await Created(Invoice, Late);
        await Ledger.Ring([Invoice], Early);

        Assert.False(await Ledger.SetWake(Invoice, head, Late));
        Assert.Equal(Early, (await HeadOf(Invoice)).WakeAt);
    }

    [StoreFact]
    public async Task SetWakeOnAStreamThatIsNotThere_IsRefused() =>
        Assert.False(await Ledger.SetWake(Invoice, Head.New, Late));

    [StoreFact]
    public async Task ARing_BringsTheWakeForwardButNeverBack()
    {
        await Created(Invoice);

        await Ledger.Ring([Invoice], Late);
        Assert.Equal(new Head(1, Late, 1), await HeadOf(Invoice));

        await Ledger.Ring([Invoice], Early);
        await Ledger.Ring([Invoice], Late);
        Assert.Equal(new Head(1, Early, 3), await HeadOf(Invoice));
    }

    [StoreFact]
    public async Task RingingStreamsThatAreNotThere_IsSilentAndRingsTheOthers()
    {
        await Created(Invoice);

        await Ledger.Ring([StreamId.Invoice("acme", "none"), Invoice, StreamId.Customer("acme", "none")], Early);
        await Ledger.Ring([], Early);

        Assert.Equal(new Head(1, Early, 1), await HeadOf(Invoice));
        Assert.Empty(await Listed(StreamKind.Customer));
    }

    [StoreFact]
    public async Task ARingBetweenReadAndAppend_IsNoConflictAndKeepsTheEarlierWake()
    {
        var head = await Created(Invoice, Late);
        await Ledger.Ring([Invoice], Early);

        await Appended(After(head, Invoice) with { WakeAt = Late });
        Assert.Equal(new Head(2, Early, 1), await HeadOf(Invoice));
    }

    [StoreFact]
    public async Task ARingBetweenReadAndAnAppendThatWantsNoWake_StillWakes()
    {
        var head = await Created(Invoice);
        await Ledger.Ring([Invoice], Late);

        Assert.Equal(Late, (await Appended(After(head, Invoice))).WakeAt);
    }

    [StoreFact]
    public async Task ARingBetweenReadAndAnAppendThatWantsAnEarlierWake_LeavesTheEarlier()
    {
        var head = await Created(Invoice);
        await Ledger.Ring([Invoice], Late);

        Assert.Equal(Early, (await Appended(After(head, Invoice) with { WakeAt = Early })).WakeAt);
    }

    [StoreFact]
    public async Task AnAppendThatDidNotSeeARing_DoesNotLetItsCallerSetItAside()
    {
        var head = await Created(Invoice);
        await Ledger.Ring([Invoice], Early);
        var next = await Appended(After(head, Invoice));

        Assert.False(await Ledger.SetWake(Invoice, next, Late));
        await Appended(After(next, Invoice) with { WakeAt = Late });

        var read = await HeadOf(Invoice);
        Assert.Equal(Early, read.WakeAt);
        Assert.True(await Ledger.SetWake(Invoice, read, Late));
    }

    [StoreFact]
    public async Task ARingThatWasSeen_IsSetAsideByTheNextAppend()
    {
        await Created(Invoice);
        await Ledger.Ring([Invoice], Early);

        Assert.Equal(Late, (await Appended(After(await HeadOf(Invoice), Invoice) with { WakeAt = Late })).WakeAt);
    }

    [StoreFact]
    public async Task DueStreams_ComeInOrderOfTimeThenName()
    {
        (string Id, Instant? WakeAt)[] streams =
            [("d", Early), ("b", Late), ("never", null), ("a", Late), ("later", Late + Duration.FromTicks(1)), ("c", Start)];
        foreach (var (id, wakeAt) in streams)
        {
            await Created(StreamId.Invoice("acme", id), wakeAt);
        }

        await Created(StreamId.Customer("acme", "x"), Late);

        var due = await Ledger.Due(Late, 10);

        Assert.Equal(["c", "d", "x", "a", "b"], due.Select(wake => wake.Stream.Id));
        Assert.Equal([Start, Early, Late, Late, Late], due.Select(wake => wake.WakeAt));
        Assert.Equal(due.Take(2), await Ledger.Due(Late, 2));
        Assert.Empty(await Ledger.Due(Start - Duration.FromTicks(1), 10));
    }

    [StoreFact]
    public async Task TheNextWake_IsTheEarliestOfAll()
    {
        Assert.Null(await Ledger.NextWake());
        var head = await Created(Invoice);
        Assert.Null(await Ledger.NextWake());

        await Created(StreamId.Customer("acme", "c"), Late);
        Assert.Equal(Late, await Ledger.NextWake());

        await Ledger.SetWake(Invoice, head, Early);
        Assert.Equal(Early, await Ledger.NextWake());
    }
}
