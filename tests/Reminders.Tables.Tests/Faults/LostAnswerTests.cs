using Reminders.Application.Ledger;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests.Faults;

/// <summary>A transaction whose answer never came is neither doubled nor called a conflict with itself.</summary>
public sealed class LostAnswerTests
{
    [StoreTheory]
    [InlineData(Fate.AnswerLost, 0)]
    [InlineData(Fate.AnswerLost, 3)]
    [InlineData(Fate.AnsweredBadly, 0)]
    [InlineData(Fate.AnsweredBadly, 3)]
    internal async Task AnAppendWhoseAnswerIsLost_IsFoundAndAnswered(Fate fate, int retries)
    {
        await using var store = await TablesUnderTest.OpenStore();
        var process = store.Connect(store.Fault, retries);
        foreach (var append in Sample.Both)
        {
            var lost = 0;
            store.Fault.Decide = request => Fault.IsTransaction(request) && lost++ == 0 ? fate : Fate.Arrives;

            Assert.IsType<AppendResult.Appended>(await process.Append(append));
        }

        Assert.Equal(["1", "2", "3"], (await store.Store.Read(Sample.Invoice)).Events.Select(one => one.Json));
        Assert.Equal([Sample.Changed], (await store.Store.Cases(Sample.Cases)).Items);
    }

    [StoreTheory]
    [InlineData(0)]
    [InlineData(3)]
    internal async Task AnAppendWhoseAnswerIsLostAndWhichOthersFollowed_IsStillFound(int retries)
    {
        await using var store = await TablesUnderTest.OpenStore();
        var others = store.Connect(new Fault());
        var lost = 0;
        store.Fault.DecideLater = async request =>
        {
            if (lost == 0 && Fault.IsTransaction(request))
            {
                lost = 1;
                return Fate.AnswerLost;
            }

            if (lost == 1)
            {
                lost = 2;
                Assert.IsType<AppendResult.Appended>(await others.Append(Sample.Moved));
            }

            return Fate.Arrives;
        };

        var answer = await store.Connect(store.Fault, retries).Append(Sample.Created);

        Assert.Equal(new AppendResult.Appended(new Head(2, Sample.Start, 0)), answer);
        Assert.Equal(["1", "2", "3"], (await others.Read(Sample.Invoice)).Events.Select(one => one.Json));
    }

    [StoreFact]
    public async Task ATransactionThatNeverArrived_IsNotInAndSaysSo()
    {
        await using var store = await TablesUnderTest.OpenStore();
        store.Fault.Decide = request => Fault.IsTransaction(request) ? Fate.Lost : Fate.Arrives;

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => store.Store.Append(Sample.Created));

        await store.Reopen();
        Assert.Equal(Head.New, (await store.Store.Read(Sample.Invoice)).Head);
        Assert.IsType<AppendResult.Appended>(await store.Store.Append(Sample.Created));
    }

    [StoreFact]
    public async Task AConnectionLostOnceOnItsWay_IsTriedAgainByTheClient()
    {
        await using var store = await TablesUnderTest.OpenStore();
        var lost = 0;
        store.Fault.Decide = _ => lost++ % 2 == 0 ? Fate.Lost : Fate.Arrives;

        Assert.IsType<AppendResult.Appended>(await store.Connect(store.Fault, retries: 3).Append(Sample.Created));
        Assert.Equal(2, (await store.Connect(new Fault()).Read(Sample.Invoice)).Events.Count);
    }
}
