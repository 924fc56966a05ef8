using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Stores.Tests.Contract;
using Reminders.Tables.Tests.Faults;
using Reminders.Tables.Tests.Server;

namespace Reminders.Tables.Tests;

/// <summary>Where tables have limits that the contract does not.</summary>
public sealed class LimitTests
{
    [StoreTheory]
    [InlineData(0)]
    [InlineData(59_998)]
    [InlineData(59_999)]
    [InlineData(719_998)]
    [InlineData(719_999)]
    [InlineData(Append.MaxBytes - 2)]
    public async Task AnEventOfAnyLength_ReadsBackExactly(int length)
    {
        await using var store = await TablesUnderTest.OpenStore();
        var json = $"\"{new string('x', length)}\"";

        await store.Store.Append(Sample.Created with { Documents = [], Events = [new NewEvent("long", 1, json)] });
        await store.Store.Append(Sample.Moved with { Head = new Head(1, Sample.Start, 0), Documents = [] });

        Assert.Equal([json, "3"], (await store.Store.Read(Sample.Invoice)).Events.Select(one => one.Json));
        Assert.Equal(["3"], (await store.Store.Read(Sample.Invoice, 1)).Events.Select(one => one.Json));
    }

    [StoreFact]
    public async Task AStreamOfSeveralPages_ReadsWhole()
    {
        await using var store = await TablesUnderTest.OpenStore();
        var head = Head.New;
        for (var n = 0; n < 26; n++)
        {
            var append = Sample.Created with { Head = head, Keys = [], Events = [.. Enumerable.Repeat(new NewEvent("noted", 1, "{}"), 40)] };
            head = Assert.IsType<AppendResult.Appended>(await store.Store.Append(append)).Head;
        }

        var read = await store.Store.Read(Sample.Invoice);

        Assert.Equal(1040, read.Head.Version);
        Assert.Equal(Enumerable.Range(1, 1040), read.Events.Select(one => one.Sequence));
    }

    [StoreFact]
    public async Task ATextSearchThroughTooManyCases_IsRefusedWithAWayOut()
    {
        await using var store = await TablesUnderTest.OpenStore();
        for (var n = 0; n < 4; n++)
        {
            var row = Sample.Row with { InvoiceId = $"INV-{n}", CustomerId = $"C-{n % 2}" };
            await store.Store.Append(Sample.Created with { Stream = StreamId.Invoice("acme", row.InvoiceId), Rows = new StreamRows(row) });
        }

        var small = store.Connect(new Fault(), maxSearched: 3);
        var refused = await Assert.ThrowsAsync<UnsupportedFilterException>(() => small.Cases(Sample.Cases with { Text = "nowhere" }));

        Assert.Contains("narrow the search", refused.Message, StringComparison.Ordinal);
        Assert.Single((await small.Cases(Sample.Cases with { Text = "nv-1", CustomerId = "C-1" })).Items);
    }
}
