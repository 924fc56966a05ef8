using Microsoft.Data.Sqlite;
using Reminders.Application.Ledger;
using Reminders.Sqlite;
using static Reminders.Stores.Tests.Sqlite.Appends;

namespace Reminders.Stores.Tests.Sqlite;

public sealed class SharedTransactionTests
{
    [Fact]
    public async Task MembersThatAreRefused_LeaveTheOthersOfTheirTransactionIn()
    {
        await using var held = new HeldStore();
        var first = await held.Hold(First("1", "k") with { Documents = [Document("doc", 1)] });
        var good = held.Store.Append(First("2"));
        var conflict = held.Store.Append(First("1"));
        var broken = held.Store.Append(First("3") with { Documents = [Document("new", 1), Document("doc", 2)] });
        var duplicate = held.Store.Append(First("1", "k"));
        var last = held.Store.Append(First("4"));
        held.Release();

        Assert.IsType<AppendResult.Appended>(await first);
        Assert.IsType<AppendResult.Appended>(await good);
        Assert.Equal(new AppendResult.Conflict(1), await conflict);
        await Assert.ThrowsAsync<ArgumentException>(() => broken);
        Assert.Equal(new AppendResult.Duplicate("k"), await duplicate);
        Assert.IsType<AppendResult.Appended>(await last);
        Assert.Equal(2, held.Commits);
        Assert.Equal([1, 1, 0, 1], await Versions(held.Store, "1", "2", "3", "4"));
        Assert.Null(await held.Store.Get("new"));
    }

    [Fact]
    public async Task TwoOfOneTransactionOnOneStream_AreToldApart()
    {
        await using var held = new HeldStore();
        var first = await held.Hold(First("1"));
        var one = held.Store.Append(First("2", "k"));
        var same = held.Store.Append(First("2", "k"));
        var late = held.Store.Append(First("2", "other"));
        held.Release();

        await first;
        Assert.IsType<AppendResult.Appended>(await one);
        Assert.Equal(new AppendResult.Duplicate("k"), await same);
        Assert.Equal(new AppendResult.Conflict(1), await late);
        Assert.Equal(2, held.Commits);
    }

    [Fact]
    public async Task WhatIsNotCommittedYet_IsNotRead()
    {
        await using var held = new HeldStore();
        var first = await held.Hold(First("1"));

        Assert.Equal([0], await Versions(held.Store, "1"));
        held.Release();
        await first;
        Assert.Equal([1], await Versions(held.Store, "1"));
    }

    [Fact]
    public async Task ACommitThatFails_FailsEveryMemberAndTheNextGoesOn()
    {
        await using var held = new HeldStore();
        var first = await held.Hold(First("1", "k"));
        Task<AppendResult>[] members =
        [
            held.Store.Append(First("2")),
            held.Store.Append(First("1", "k")),
            held.Store.Append(First("1")),
            held.Store.Append(First("3")),
        ];
        held.Failure = new SqliteException("database or disk is full", 13);
        held.Release();

        Assert.IsType<AppendResult.Appended>(await first);
        foreach (var member in members)
        {
            var failure = await Assert.ThrowsAsync<LedgerUnavailableException>(() => member);
            Assert.StartsWith(held.File, failure.Message, StringComparison.Ordinal);
            Assert.Contains("no space left", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal([1, 0, 0], await Versions(held.Store, "1", "2", "3"));
        Assert.IsType<AppendResult.Appended>(await held.Store.Append(First("2")));
    }

    [Fact]
    public async Task BeforeTheCommit_NobodyIsAnsweredAndReadersSeeNothing()
    {
        await using var held = new HeldStore();
        var first = await held.Hold(First("1"));
        var queued = held.Store.Ring([Stream("1")], Start);

        Assert.Equal([0], await Versions(held.Store, "1"));
        Assert.False(first.IsCompleted);
        Assert.False(queued.IsCompleted);

        held.Release();
        await first;
        Assert.Equal([1], await Versions(held.Store, "1"));
        await queued;
    }

    [Fact]
    public async Task ACallThatIsCancelledOnceQueued_IsStillAwaited()
    {
        await using var held = new HeldStore();
        using var cancelling = new CancellationTokenSource();
        var first = await held.Hold(First("1"));
        var queued = held.Store.Append(First("2"), cancelling.Token);

        await cancelling.CancelAsync();
        Assert.False(queued.IsCompleted);
        held.Release();

        await first;
        Assert.IsType<AppendResult.Appended>(await queued);
        Assert.Equal([1], await Versions(held.Store, "2"));
    }

    [Fact]
    public async Task ACallThatWaitsToBeQueued_CanBeCancelled()
    {
        await using var held = new HeldStore();
        using var cancelling = new CancellationTokenSource();
        var first = await held.Hold(First("1"));
        var queued = Enumerable.Range(0, GroupCommit.QueueLength).Select(_ => held.Store.Ring([Stream("1")], Start)).ToArray();
        var waiting = held.Store.Append(First("2"), cancelling.Token);

        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Release();

        await first;
        await Task.WhenAll(queued);
        Assert.Equal([1, 0], await Versions(held.Store, "1", "2"));
        Assert.Equal(GroupCommit.QueueLength, (await held.Store.Read(Stream("1"))).Head.Rings);
    }

    [Fact]
    public async Task Closing_FinishesWhatIsQueuedAndTakesNothingMore()
    {
        await using var held = new HeldStore();
        var first = await held.Hold(First("1"));
        var queued = held.Store.Append(First("2"));
        var closing = held.Store.DisposeAsync();
        held.Release();
        await closing;

        Assert.IsType<AppendResult.Appended>(await first);
        Assert.IsType<AppendResult.Appended>(await queued);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => held.Store.Append(First("3")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => held.Store.Read(Stream("1")));
    }

    private static async Task<IReadOnlyList<int>> Versions(SqliteStore ledger, params string[] ids)
    {
        var versions = new List<int>();
        foreach (var id in ids)
        {
            versions.Add((await ledger.Read(Stream(id))).Head.Version);
        }

        return versions;
    }
}
