using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;

namespace Reminders.Stores.Tests.Contract;

/// <summary>Documents: stored with the append, erased for good.</summary>
public abstract class DocumentContract : StoreContract
{
    private static readonly NewDocument Letter = new("acme~letter-1", "text/html; charset=utf-8", "<p>Schöne Grüße</p>"u8.ToArray());

    [StoreFact]
    public async Task ADocumentOfAnAppend_ReadsBackExactly()
    {
        var at = Start + Duration.FromTicks(1);
        await Appended(First(Invoice) with { Documents = [Letter], At = at });

        var read = await Store.Documents.Get(Letter.Id);

        Assert.NotNull(read);
        Assert.Equal((Letter.Id, Letter.ContentType, at), (read.Id, read.ContentType, read.StoredAt));
        Assert.Equal(Letter.Content.ToArray(), read.Content.ToArray());
    }

    [StoreFact]
    public async Task AnEmptyDocument_IsThere()
    {
        await Appended(First(Invoice) with { Documents = [new NewDocument("empty", "text/plain", default)] });

        Assert.Equal(0, (await Store.Documents.Get("empty"))!.Content.Length);
    }

    [StoreFact]
    public async Task ADocumentThatWasNeverThere_IsNullAndNotErased()
    {
        Assert.Null(await Store.Documents.Get("none"));
        Assert.False(await Store.Documents.Erase("none"));
    }

    [StoreFact]
    public async Task AnErasedDocument_IsGoneWhileTheEventsStand()
    {
        await Appended(First(Invoice) with { Documents = [Letter] });

        Assert.True(await Store.Documents.Erase(Letter.Id));
        Assert.False(await Store.Documents.Erase(Letter.Id));

        Assert.Null(await Store.Documents.Get(Letter.Id));
        await Store.Reopen();
        Assert.Null(await Store.Documents.Get(Letter.Id));
        Assert.Single((await Ledger.Read(Invoice)).Events);
    }

    [StoreFact]
    public async Task ADocumentPutByItself_IsThereAndStays()
    {
        var file = new StoredDocument("file", "application/xml", "<a/>"u8.ToArray(), Start);

        await Store.Documents.Put(file);
        await Store.Documents.Put(file);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.Documents.Put(file with { Content = "<b/>"u8.ToArray() }));
        await Store.Reopen();
        Assert.Equal("<a/>"u8.ToArray(), (await Store.Documents.Get("file"))!.Content.ToArray());
    }

    [StoreFact]
    public async Task TheSameDocumentTwice_IsFine()
    {
        var head = await Appended(First(Invoice) with { Documents = [Letter] });
        await Appended(After(head, Invoice) with { Documents = [Letter] });

        Assert.Equal(Letter.Content.ToArray(), (await Store.Documents.Get(Letter.Id))!.Content.ToArray());
    }

    [StoreFact]
    public async Task TheDocumentsOfARefusedAppend_DoNotBringItIn()
    {
        await Appended(First(Invoice) with { Keys = ["k"] });

        Assert.IsType<AppendResult.Conflict>(await Ledger.Append(First(Invoice) with { Documents = [Letter] }));
        Assert.IsType<AppendResult.Duplicate>(await Ledger.Append(First(Invoice) with { Keys = ["k"], Documents = [Letter] }));

        Assert.Equal(1, (await HeadOf(Invoice)).Version);
    }
}
