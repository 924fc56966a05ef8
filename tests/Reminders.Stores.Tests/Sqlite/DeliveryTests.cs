using NodaTime;
using Reminders.Application.Outbound;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

/// <summary>The queue of events for endpoints.</summary>
public sealed class DeliveryTests : IAsyncLifetime, IDisposable
{
    private const string Erp = "https://erp.example/hooks~1";
    private const string Crm = "https://crm.example/hooks~2";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public DeliveryTests() => _store = SqliteStore.Open(_folder.Path);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OfACase_OnlyTheFirstIsDue_ThenTheNext()
    {
        await Queue("a", 1, 2);
        await Queue("b", 1);

        Assert.Equal([Id("a", 1), Id("b", 1)], await Due(Erp));
        await _store.Delivered((await _store.Due(Erp, Start, 1))[0], Start);

        Assert.Equal([Id("a", 2), Id("b", 1)], await Due(Erp));
    }

    [Fact]
    public async Task Postponed_HoldsUpItsOwnCaseAtItsOwnEndpointAlone()
    {
        await Queue("a", 1, 2);
        await Queue("b", 1);
        await _store.Postpone((await _store.Due(Erp, Start, 1))[0], Start + Duration.FromMinutes(5), "answered 500");

        Assert.Equal([Id("b", 1)], await Due(Erp));
        Assert.Equal([Id("a", 1), Id("b", 1)], await Due(Crm));
        Assert.Equal(1, (await _store.Due(Erp, Start + Duration.FromHours(1), 9)).Single(one => one.EventId == Id("a", 1)).Attempts);
    }

    [Fact]
    public async Task QueuedAgainAfterACrash_NoSecondRow_AndTheEarlierGoesFirst()
    {
        await Queue("a", 1, 2, 3);
        await _store.Delivered((await _store.Due(Erp, Start, 1))[0], Start);

        await Queue("a", 1, 2, 3);

        Assert.Equal([Id("a", 1)], await Due(Erp));
        await _store.Delivered((await _store.Due(Erp, Start, 1))[0], Start);
        Assert.Equal([Id("a", 2)], await Due(Erp));
    }

    [Fact]
    public async Task GivenUp_IsADeadLetterOfItsCreditor_TheNextGoesOn_AndRetryPutsItFirst()
    {
        await Queue("a", 1, 2);
        await _store.GiveUp((await _store.Due(Erp, Start, 1))[0], Start, "answered 500");

        var letter = Assert.Single((await _store.DeadLetters("acme", null, 10)).Items);
        Assert.Equal((Id("a", 1), "a", "https://erp.example/hooks", 1, "answered 500"), (letter.EventId, letter.InvoiceId, letter.Endpoint, letter.Attempts, letter.Problem));
        Assert.Equal([Id("a", 2)], await Due(Erp));
        Assert.Empty((await _store.DeadLetters("other", null, 10)).Items);
        Assert.Null(await _store.Retry("other", letter.Id, Start));

        Assert.NotNull(await _store.Retry("acme", letter.Id, Start));

        Assert.Equal([Id("a", 1)], await Due(Erp));
        Assert.Empty((await _store.DeadLetters("acme", null, 10)).Items);
        Assert.Null(await _store.Retry("acme", letter.Id, Start));
    }

    [Fact]
    public async Task Closed_TakesNoMore_UntilADeadLetterIsRetried()
    {
        await Queue("a", 1);
        await _store.Close(Erp, Start, "answered 410");
        await Queue("b", 1);

        Assert.Empty(await Due(Erp));
        Assert.Equal(2, (await Due(Crm)).Length);
        var letter = Assert.Single((await _store.DeadLetters("acme", null, 10)).Items);

        await _store.Retry("acme", letter.Id, Start);
        await Queue("c", 1);

        Assert.Equal([Id("a", 1), Id("c", 1)], await Due(Erp));
    }

    [Fact]
    public async Task ConfiguredNoMore_BecomesDeadLetters()
    {
        await Queue("a", 1, 2);
        await _store.KeepOnly([Crm], Start);

        Assert.Null(await _store.NextDue(Erp));
        Assert.Equal(Start, await _store.NextDue(Crm));
        Assert.Equal(2, (await _store.DeadLetters("acme", null, 10)).Items.Count);
    }

    private static string Id(string invoice, int sequence) => $"invoice/acme~{invoice}#{sequence}";

    private async Task Queue(string invoice, params int[] sequences)
    {
        foreach (var sequence in sequences)
        {
            await _store.Queue(new OutboundEvent(Stream(invoice), sequence, "reminders.test", "{}"), [Erp, Crm], Start);
        }
    }

    private async Task<string[]> Due(string endpoint) => [.. (await _store.Due(endpoint, Start, 10)).Select(one => one.EventId)];
}
