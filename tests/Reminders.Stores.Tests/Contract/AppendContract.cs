using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Stores.Tests.Contract;

/// <summary>Appending to a stream and reading it back.</summary>
public abstract class AppendContract : StoreContract
{
    [StoreFact]
    public async Task AStreamThatIsNotThere_ReadsAsEmpty()
    {
        var read = await Ledger.Read(Invoice);

        Assert.Equal(Head.New, read.Head);
        Assert.Empty(read.Events);
        Assert.False(await Ledger.HasKey(Invoice, "k"));
    }

    [StoreFact]
    public async Task WhatWasAppended_ReadsBackExactly()
    {
        var at = Start + Duration.FromTicks(1_234_567);
        var wakeAt = Start + Duration.FromTicks(7);
        NewEvent[] events = [new("opened", 1, """{"text":"größer 漢字 🧾 \u0000"}"""), new("noted", 3, """{"n":[1,2]}""")];

        var head = await Appended(First(Invoice, events) with { At = at, Actor = "Zoë's key", WakeAt = wakeAt });
        var read = await Ledger.Read(Invoice);

        Assert.Equal(new Head(2, wakeAt, 0), head);
        Assert.Equal(head, read.Head);
        Assert.Equal(
            [
                new StoredEvent(1, at, "Zoë's key", "opened", 1, events[0].Json),
                new StoredEvent(2, at, "Zoë's key", "noted", 3, events[1].Json),
            ],
            read.Events);
    }

    [StoreFact]
    public async Task InstantsAtTheEndsOfTheCalendar_ReadBackExactly()
    {
        Instant[] instants = [Instant.FromUtc(1, 1, 1, 0, 0), NodaConstants.UnixEpoch, Instant.FromUtc(9999, 12, 31, 23, 59)];
        var head = Head.New;
        foreach (var at in instants)
        {
            head = await Appended(After(head, Invoice) with { At = at, WakeAt = at });
            Assert.Equal(at, (await HeadOf(Invoice)).WakeAt);
        }

        Assert.Equal(instants, (await Ledger.Read(Invoice)).Events.Select(one => one.At));
    }

    [StoreFact]
    public async Task ReadingAfterAVersion_GivesOnlyWhatCameLater()
    {
        await Appended(First(Invoice, Event("1"), Event("2"), Event("3")));

        Assert.Equal(["3"], (await Ledger.Read(Invoice, afterVersion: 2)).Events.Select(one => one.Json));
        var none = await Ledger.Read(Invoice, afterVersion: 3);
        Assert.Empty(none.Events);
        Assert.Equal(3, none.Head.Version);
        Assert.Empty((await Ledger.Read(Invoice, afterVersion: int.MaxValue)).Events);
    }

    [StoreFact]
    public async Task AnAppendOnAnOldVersion_IsAConflictAndWritesNothing()
    {
        var first = await Created(Invoice);
        await Appended(After(first, Invoice, Event("2")));

        var late = await Ledger.Append(After(first, Invoice, Event("late")) with { Keys = ["late"], WakeAt = Start });

        Assert.Equal(new AppendResult.Conflict(2), late);
        Assert.Equal(["{}", "2"], (await Ledger.Read(Invoice)).Events.Select(one => one.Json));
        Assert.Null((await HeadOf(Invoice)).WakeAt);
        Assert.False(await Ledger.HasKey(Invoice, "late"));
    }

    [StoreFact]
    public async Task AnAppendOnAVersionThatIsNotThereYet_IsAConflict()
    {
        Assert.Equal(new AppendResult.Conflict(0), await Ledger.Append(After(new Head(3, null, 0), Invoice)));
        Assert.Empty(await Listed(StreamKind.Invoice));
    }

    [StoreFact]
    public async Task CreatingAStreamTwice_IsAConflict()
    {
        await Created(Invoice);

        Assert.Equal(new AppendResult.Conflict(1), await Ledger.Append(First(Invoice)));
    }

    [StoreFact]
    public async Task AKeyThatIsIn_IsADuplicateAndWritesNothing()
    {
        var head = await Appended(First(Invoice) with { Keys = ["a", "b"] });

        var again = await Ledger.Append(After(head, Invoice, Event("again")) with { Keys = ["new", "b"] });

        Assert.Equal(new AppendResult.Duplicate("b"), again);
        Assert.Equal(1, (await HeadOf(Invoice)).Version);
        Assert.False(await Ledger.HasKey(Invoice, "new"));
        Assert.True(await Ledger.HasKey(Invoice, "a"));
    }

    [StoreFact]
    public async Task ADuplicateOnAnOldVersion_IsADuplicateAndNoConflict()
    {
        var append = First(Invoice) with { Keys = ["once"] };
        await Appended(append);

        Assert.Equal(new AppendResult.Duplicate("once"), await Ledger.Append(append));
    }

    [StoreFact]
    public async Task TheSameKeyOnAnotherStream_IsAnotherKey()
    {
        var other = StreamId.Invoice("acme", "INV-2");
        await Appended(First(Invoice) with { Keys = ["k"] });
        Assert.False(await Ledger.HasKey(other, "k"));

        await Appended(First(other) with { Keys = ["k"] });

        Assert.True(await Ledger.HasKey(other, "k"));
        Assert.False(await Ledger.HasKey(other, "K"));
    }

    [StoreFact]
    public async Task StreamsOfAKind_AreListedInOrderOfName()
    {
        string[] ids = ["b", "a~/x", "B", "a", "c-1", "10", "2"];
        foreach (var id in ids)
        {
            await Created(StreamId.Invoice("acme", id));
            await Created(StreamId.Customer("acme", id));
        }

        await Created(StreamId.Payment("acme", "bank", "p/1~2"));

        Assert.Equal(
            ids.Order(StringComparer.Ordinal).Select(id => StreamId.Invoice("acme", id)), await Listed(StreamKind.Invoice));
        Assert.Equal(ids.Length, (await Listed(StreamKind.Customer)).Count);
        Assert.Equal([StreamId.Payment("acme", "bank", "p/1~2")], await Listed(StreamKind.Payment));
    }

    [StoreFact]
    public async Task ReopeningAStore_KeepsEverything()
    {
        await Appended(First(Invoice, Event("1")) with { Keys = ["k"], WakeAt = Start });
        var before = await Ledger.Read(Invoice);

        await Store.Reopen();

        var after = await Ledger.Read(Invoice);
        Assert.Equal(before.Head, after.Head);
        Assert.Equal(before.Events, after.Events);
        Assert.True(await Ledger.HasKey(Invoice, "k"));
        Assert.Equal([new DueWake(Invoice, Start)], await Ledger.Due(Start, 10));
    }
}
