using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Moving;

namespace Reminders.Stores.Tests.Contract;

/// <summary>What an export of any store gives in the same order, and where an import may begin.</summary>
public abstract class MovingContract : StoreContract
{
    private IMovableStore Movable => (IMovableStore)Store;

    [StoreFact]
    public async Task Streams_ComeInOrderOfName_WithEventsKeysAndWake()
    {
        string[] ids = ["b", "a", "B", "1", "10", "ä", "a-1", "a~1", "\U0001F600", "\uFF5E"];
        foreach (var id in ids)
        {
            await Created(StreamId.Invoice("acme", id), Start);
        }

        var head = await HeadOf(StreamId.Invoice("acme", "b"));
        head = await Appended(After(head, StreamId.Invoice("acme", "b")) with { Keys = ["k2", "K1", "\U0001F600", "\uFF5E"], WakeAt = Start });
        await Appended(After(head, StreamId.Invoice("acme", "b")) with { Events = [], Keys = ["k1"], WakeAt = Start + Duration.FromTicks(1) });

        var exported = await Exported(StreamKind.Invoice);

        string[] inOrder = ["1", "10", "B", "a", "a-1", "a~1", "b", "ä", "\uFF5E", "\U0001F600"];
        Assert.Equal(inOrder, exported.Select(one => one.Stream.Id));
        var found = exported.Single(one => one.Stream.Id == "b");
        Assert.Equal(["K1", "k1", "k2", "\uFF5E", "\U0001F600"], found.Keys);
        Assert.Equal(Start + Duration.FromTicks(1), found.WakeAt);
        Assert.Equal((await Ledger.Read(found.Stream)).Events, found.Events);
        Assert.Empty(await Exported(StreamKind.Customer));
    }

    [StoreFact]
    public async Task AStreamThatIsWrittenMeanwhile_IsOfOneMoment()
    {
        var head = await Created(Invoice);
        var writing = Task.Run(async () =>
        {
            for (var number = 1; number <= 60; number++)
            {
                head = await Appended(After(head, Invoice) with { Keys = [$"key {number}"] });
            }
        });
        do
        {
            var one = Assert.Single(await Exported(StreamKind.Invoice));
            Assert.Equal(one.Events.Count - 1, one.Keys.Count);
            Assert.Equal(Enumerable.Range(1, one.Events.Count), one.Events.Select(happened => happened.Sequence));
        }
        while (!writing.IsCompleted);

        await writing;
    }

    [StoreFact]
    public async Task AFirstAppendThatNeverCame_IsNotExported()
    {
        await Store.DieWhileCreating(First(Invoice));

        Assert.Empty(await Exported(StreamKind.Invoice));
    }

    [StoreFact]
    public async Task Documents_ComeInOrder_WithoutErasedOnes()
    {
        var documents = Enumerable.Range(0, 40).Select(number => new NewDocument($"d{(number * 7) % 40}", "text/plain", new[] { (byte)number })).ToList();
        await Appended(First(Invoice) with { Documents = [.. documents] });
        await Store.Documents.Erase("d5");

        var exported = new List<StoredDocument>();
        await foreach (var document in Movable.Source().Documents())
        {
            exported.Add(document);
        }

        Assert.Equal(documents.Select(one => one.Id).Where(id => id != "d5").Order(StringComparer.Ordinal), exported.Select(one => one.Id));
        Assert.All(exported, one => Assert.Equal(documents.Single(put => put.Id == one.Id).Content.ToArray(), one.Content.ToArray()));
    }

    [StoreFact]
    public async Task AnImport_BeginsOnlyWhereNothingIs()
    {
        await Created(Invoice);

        Assert.Equal(ImportStart.Occupied, await Movable.Target.Begin());
    }

    [StoreFact]
    public async Task AnImportedDocument_KeepsItsTime_AndIsNeverReplaced()
    {
        Assert.Equal(ImportStart.Empty, await Movable.Target.Begin());
        var document = new StoredDocument("d", "text/plain", new byte[] { 1 }, Start + Duration.FromTicks(3));

        await Movable.Target.Put(document);
        await Movable.Target.Put(document);
        await Assert.ThrowsAsync<ArgumentException>(() => Movable.Target.Put(document with { Content = new byte[] { 2 } }));
        await Movable.Target.Finish();

        Assert.Equal(document.StoredAt, (await Store.Documents.Get("d"))!.StoredAt);
        Assert.Equal(ImportStart.Occupied, await Movable.Target.Begin());
    }

    private async Task<List<ExportedStream>> Exported(StreamKind kind)
    {
        var exported = new List<ExportedStream>();
        await foreach (var stream in Movable.Source().Export(kind))
        {
            exported.Add(stream);
        }

        return exported;
    }
}
