using System.Collections.Immutable;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;

namespace Reminders.Stores.Tests.Contract;

/// <summary>The limits of one append, on both sides of the edge, and that it is all or nothing.</summary>
public abstract class LimitContract : StoreContract
{
    [StoreTheory]
    [InlineData(40, 0)]
    [InlineData(1, 39)]
    [InlineData(20, 20)]
    public async Task AsManyEventsAndKeysAsAllowed_GoIn(int events, int keys)
    {
        Assert.Equal(events, (await Appended(Of(events, keys))).Version);
        Assert.Equal(events, (await Ledger.Read(Invoice)).Events.Count);
        Assert.True(keys == 0 || await Ledger.HasKey(Invoice, $"key {keys - 1}"));
    }

    [StoreTheory]
    [InlineData(41, 0)]
    [InlineData(1, 40)]
    [InlineData(21, 20)]
    public Task OneEventOrKeyTooMany_IsRefusedAndWritesNothing(int events, int keys) => IsRefused(Of(events, keys));

    [StoreFact]
    public async Task KeysOfAnyText_AreToldApart()
    {
        string[] keys = [new string('k', 200), new string('k', 199), "a/b\\c#d?e%f\tg", "größer 漢字 🧾", "it's; DROP TABLE keys --", "K", "k"];

        await Appended(First(Invoice) with { Keys = [.. keys] });

        foreach (var key in keys)
        {
            Assert.True(await Ledger.HasKey(Invoice, key), key);
        }

        Assert.False(await Ledger.HasKey(Invoice, "größer 漢字"));
    }

    [StoreFact]
    public Task AKeyTooLong_IsRefusedAndWritesNothing() => IsRefused(First(Invoice) with { Keys = [new string('k', 201)] });

    [StoreFact]
    public async Task AsManyBytesAsAllowed_GoIn()
    {
        var append = OfBytes(Append.MaxBytes);
        await Appended(append);

        Assert.Equal(append.Events[0].Json, (await Ledger.Read(Invoice)).Events[0].Json);
        Assert.Equal(append.Documents[0].Content.ToArray(), (await Store.Documents.Get("doc"))!.Content.ToArray());
    }

    [StoreFact]
    public Task OneByteTooMany_IsRefusedAndWritesNothing() => IsRefused(OfBytes(Append.MaxBytes + 1));

    [StoreFact]
    public async Task BytesAreCountedAsStored_NotAsCharacters()
    {
        var text = new string('ä', (Append.MaxBytes / 2) + 1);

        await IsRefused(First(Invoice, Event($"\"{text}\"")));
    }

    [StoreFact]
    public async Task AnAppendWithOneDocumentThatCannotGoIn_WritesNothing()
    {
        await Appended(First(Invoice) with { Documents = [new NewDocument("doc", "text/plain", new byte[] { 1 })] });
        var other = StreamId.Invoice("acme", "INV-2");

        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.Append(First(other, Event("1"), Event("2")) with
        {
            Keys = ["k"],
            Documents = [new NewDocument("new", "text/plain", new byte[] { 3 }), new NewDocument("doc", "text/plain", new byte[] { 2 })],
        }));

        Assert.Empty((await Ledger.Read(other)).Events);
        Assert.False(await Ledger.HasKey(other, "k"));
        Assert.Equal([1], (await Store.Documents.Get("doc"))!.Content.ToArray());
    }

    private static Append Of(int events, int keys) =>
        First(Invoice, [.. Enumerable.Repeat(Event(), events)]) with { Keys = [.. Enumerable.Range(0, keys).Select(n => $"key {n}")] };

    private static Append OfBytes(int bytes) => First(Invoice, Event($"\"{new string('x', (bytes / 2) - 2)}\"")) with
    {
        Documents = [new NewDocument("doc", "text/plain", new byte[bytes - (bytes / 2)])],
    };

    private async Task IsRefused(Append append)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.Append(append));
        Assert.Equal(0, (await HeadOf(Invoice)).Version);
        Assert.Empty(await Listed(StreamKind.Invoice));
    }
}
