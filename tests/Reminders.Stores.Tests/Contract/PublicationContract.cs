using Reminders.Application.Ledger;
using Reminders.Application.Outbound;

namespace Reminders.Stores.Tests.Contract;

/// <summary>How far each case's events have been published.</summary>
public abstract class PublicationContract : StoreContract
{
    private static readonly NewEvent Told = new("invoiceRegistered", 1, "{}");
    private static readonly NewEvent NotTold = new("reminderIntended", 1, "{}");

    [StoreFact]
    public async Task AppendedInvoices_AreUnpublished_InOrderOfName_OtherStreamsAreNot()
    {
        await Store.Reopen(publishes: true);
        string[] ids = ["b", "a", "a1", "a-1", "c"];
        foreach (var id in ids)
        {
            await Appended(First(Case(id), Told));
        }

        await Appended(First(StreamId.Customer("acme", "c"), Told));
        await Appended(First(StreamId.Payment("acme", "bank", "p"), Told));

        var all = ids.Select(Case).OrderBy(stream => stream.Name, StringComparer.Ordinal).Select(stream => new Unpublished(stream, 0)).ToList();
        Assert.Equal(all, await Store.Marks.Unpublished("", 10));
        Assert.Equal(all.Take(2), await Store.Marks.Unpublished("", 2));
        for (var index = 0; index < all.Count; index++)
        {
            Assert.Equal(all.Skip(index + 1), await Store.Marks.Unpublished(all[index].Stream.Name, 10));
        }
    }

    [StoreFact]
    public async Task MarkedToTheEnd_IsPublished_AndTheNextAppendBeginsThere()
    {
        await Store.Reopen(publishes: true);
        var head = await Appended(First(Invoice, Told));
        await Store.Marks.MarkPublished(Invoice, 1);
        Assert.Empty(await Store.Marks.Unpublished("", 10));

        await Appended(After(head, Invoice, Told));

        Assert.Equal([new Unpublished(Invoice, 1)], await Store.Marks.Unpublished("", 10));
    }

    [StoreFact]
    public async Task AppendedWhileItWasPublished_TheRestStaysUnpublished_AndAMarkNeverGoesBack()
    {
        await Store.Reopen(publishes: true);
        var head = await Appended(First(Invoice, Told));
        head = await Appended(After(head, Invoice, Told));
        await Appended(After(head, Invoice, Told));

        await Store.Marks.MarkPublished(Invoice, 2);
        await Store.Marks.MarkPublished(Invoice, 1);
        Assert.Equal([new Unpublished(Invoice, 2)], await Store.Marks.Unpublished("", 10));

        await Store.Marks.MarkPublished(Invoice, 3);
        await Store.Marks.MarkPublished(Invoice, 2);
        await Store.Marks.MarkPublished(Case("nowhere"), 1);
        Assert.Empty(await Store.Marks.Unpublished("", 10));
    }

    [StoreFact]
    public async Task NothingToTell_IsNotMarked_AndWhatIsToldLaterIs()
    {
        await Store.Reopen(publishes: true);
        var head = await Appended(First(Invoice, NotTold));
        Assert.Empty(await Store.Marks.Unpublished("", 10));

        // Of a newer version: whether it is told is for that one to say.
        await Appended(After(head, Invoice, NotTold, new NewEvent("frozen", 9, "{}")));

        Assert.Equal([new Unpublished(Invoice, 1)], await Store.Marks.Unpublished("", 10));
    }

    [StoreFact]
    public async Task NobodyListens_NothingIsMarked_AndOnlyWhatComesAfterIsPublished()
    {
        await Store.Reopen(publishes: false);
        var head = await Appended(First(Invoice, Told));
        Assert.Empty(await Store.Marks.Unpublished("", 10));

        await Store.Reopen(publishes: true);
        Assert.Empty(await Store.Marks.Unpublished("", 10));
        await Appended(After(head, Invoice, Told));

        Assert.Equal([new Unpublished(Invoice, 1)], await Store.Marks.Unpublished("", 10));
    }

    [StoreFact]
    public async Task Marks_SurviveARestart()
    {
        await Store.Reopen(publishes: true);
        await Appended(First(Invoice, Told, Told));
        await Store.Marks.MarkPublished(Invoice, 1);
        await Store.Reopen(publishes: true);

        Assert.Equal([new Unpublished(Invoice, 1)], await Store.Marks.Unpublished("", 10));
    }

    [StoreFact]
    public async Task MovingTheHead_LeavesTheMarkWhereItIs()
    {
        await Store.Reopen(publishes: true);
        var head = await Appended(First(Invoice, Told, Told));
        await Store.Marks.MarkPublished(Invoice, 1);

        // Neither is a change to what is published, and marking is none to the head.
        Assert.True(await Ledger.SetWake(Invoice, head, Start));
        await Ledger.Ring([Invoice], Start);

        Assert.Equal([new Unpublished(Invoice, 1)], await Store.Marks.Unpublished("", 10));
    }

    /// <summary>Writers append while several publishers mark what they read: whatever the order, no event is passed over.</summary>
    [StoreFact]
    public async Task WritersAndPublishersAtOnce_EveryEventIsSeenBeforeItIsMarked()
    {
        const int writers = 3;
        const int each = 12;
        await Store.Reopen(publishes: true);
        StreamId[] cases = [Case("1"), Case("2"), Case("3")];
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAll(cases, each))));
        var publishers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => PublishUntil(writing))).ToList();
        await writing;
        var seen = await Task.WhenAll(publishers);

        Assert.Empty(await Store.Marks.Unpublished("", 10));
        foreach (var stream in cases)
        {
            var all = seen.SelectMany(one => one).Where(one => one.Stream == stream).Select(one => one.Sequence).Distinct().Order();
            Assert.Equal(Enumerable.Range(1, writers * each), all);
        }
    }

    private static StreamId Case(string id) => StreamId.Invoice("acme", id);

    private async Task WriteAll(StreamId[] cases, int each)
    {
        foreach (var stream in Enumerable.Repeat(cases, each).SelectMany(one => one))
        {
            while (await Ledger.Append(After(await HeadOf(stream), stream, Told)) is not AppendResult.Appended)
            {
            }
        }
    }

    private async Task<List<(StreamId Stream, int Sequence)>> PublishUntil(Task writing)
    {
        var seen = new List<(StreamId Stream, int Sequence)>();
        while (true)
        {
            // Asked before looking: what is written after the last look is looked at once more.
            var isOver = writing.IsCompleted;
            var found = await Store.Marks.Unpublished("", 10);
            foreach (var (stream, through) in found)
            {
                var events = (await Ledger.Read(stream, through)).Events;
                seen.AddRange(events.Select(one => (stream, one.Sequence)));
                await Store.Marks.MarkPublished(stream, through + events.Count);
            }

            if (isOver && found.Count == 0)
            {
                return seen;
            }
        }
    }
}
