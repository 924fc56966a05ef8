using Reminders.Application.Ledger;

namespace Reminders.Stores.Tests.Contract;

/// <summary>Processes that die and callers that give up.</summary>
public abstract class StopContract : StoreContract
{
    [StoreFact]
    public async Task ACreationThatStoppedHalfWay_IsAllOrNothingAndCanBeDoneAgain()
    {
        var append = First(Invoice, Event("1"), Event("2")) with { Keys = ["k"], WakeAt = Start };

        await Store.DieWhileCreating(append);

        var read = await Ledger.Read(Invoice);
        Assert.Equal(Head.New, read.Head);
        Assert.Empty(read.Events);
        Assert.False(await Ledger.HasKey(Invoice, "k"));
        Assert.Empty(await Ledger.Due(Start, 10));
        // Listed or not: who finds it there finds it empty.
        Assert.True((await Listed(StreamKind.Invoice)) is [] or [{ Id: "INV-1" }]);

        Assert.Equal(2, (await Appended(append)).Version);
        Assert.Equal([Invoice], await Listed(StreamKind.Invoice));
        Assert.Equal([new DueWake(Invoice, Start)], await Ledger.Due(Start, 10));
    }

    [StoreFact]
    public async Task WhatWasAnsweredBeforeAProcessDied_IsThere()
    {
        await Appended(First(Invoice) with { Keys = ["k"] });

        await Store.DieWhileCreating(First(StreamId.Invoice("acme", "INV-2")));

        Assert.Single((await Ledger.Read(Invoice)).Events);
        Assert.True(await Ledger.HasKey(Invoice, "k"));
    }

    [StoreFact]
    public async Task ACallThatIsCancelledBeforehand_DoesNothing()
    {
        var head = await Created(Invoice);
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ledger.Append(After(head, Invoice), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ledger.SetWake(Invoice, head, Start, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ledger.Ring([Invoice], Start, cancelled));

        Assert.Equal(head, await HeadOf(Invoice));
    }

    [StoreFact]
    public async Task ACallThatIsCancelledOnItsWay_IsInExactlyIfItSaysSo()
    {
        for (var n = 0; n < 50; n++)
        {
            using var cancelling = new CancellationTokenSource();
            var stream = StreamId.Invoice("acme", $"{n}");
            var append = Ledger.Append(First(stream), cancelling.Token);
            await cancelling.CancelAsync();

            var expected = 1;
            try
            {
                Assert.IsType<AppendResult.Appended>(await append);
            }
            catch (OperationCanceledException)
            {
                expected = 0;
            }

            Assert.Equal(expected, (await HeadOf(stream)).Version);
        }
    }
}
