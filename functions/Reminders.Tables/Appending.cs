using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;

namespace Reminders.Tables;

/// <summary>
/// One append, in this order: documents, the stream's name in the catalogue, the rows of the wake time and of the mark (both at
/// once), the transaction, then the old wake row and the lists. Stopping after any of them loses, doubles and hides nothing: before the transaction nothing refers to what was
/// written, after it only lists lag behind.
/// </summary>
internal sealed class Appending(
    StreamTable streams, Catalogue catalogue, Wakes wakes, Marks marks, ListWriter lists, DocumentBlobs documents, TablesStoreOptions options)
{
    public async Task<AppendResult> Execute(Append append, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var appendId = options.Ids.New();
        var prepared = false;
        for (var tries = 0; ; tries++)
        {
            var before = await streams.Head(append.Stream, cancellation);
            if (tries > 0 || before.Head.Version != append.Head.Version)
            {
                if (await Refused(append, before, cancellation) is { } refused)
                {
                    return refused;
                }
            }

            var next = Next(append, before, appendId);
            if (!prepared)
            {
                await Prepare(append, before, cancellation);
                prepared = true;
            }

            await Task.WhenAll(wakes.Put(append.Stream, before, next, cancellation), marks.Put(append.Stream, before, next, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (await Submit(append, next))
            {
                await Follow(append.Stream, before, next);

                // The rings as the caller read them: one that came since stays to be seen, and SetWake on this head is refused.
                return new AppendResult.Appended(next.Head with { Rings = append.Head.Rings });
            }
        }
    }

    /// <summary>After an append or a move of the head: what only follows the ledger. Its failure does not undo the append.</summary>
    public async Task Follow(StreamId stream, StreamHead before, StreamHead next)
    {
        try
        {
            await wakes.Remove(stream, before, next);
            await lists.Write(stream, before, next, CancellationToken.None);
        }
        catch (LedgerUnavailableException trouble)
        {
            options.Lagging?.Invoke(stream, trouble);
        }
    }

    private async Task<AppendResult?> Refused(Append append, StreamHead before, CancellationToken cancellation) =>
        await streams.ExistingKey(append, cancellation) is { } key ? new AppendResult.Duplicate(key)
        : before.Head.Version != append.Head.Version ? new AppendResult.Conflict(before.Head.Version)
        : null;

    private async Task Prepare(Append append, StreamHead before, CancellationToken cancellation)
    {
        foreach (var document in append.Documents)
        {
            await documents.Put(document, append.At, cancellation);
        }

        if (before.AsRead is null)
        {
            await catalogue.Note(append.Stream, cancellation);
        }
    }

    /// <summary>
    /// False if the transaction was refused. It may have been refused, or its answer lost, only because it is in already: the
    /// client repeats what it got no answer to. So any outcome but success is looked up before it is believed.
    /// </summary>
    private async Task<bool> Submit(Append append, StreamHead next)
    {
        try
        {
            return await streams.Append(append, next) || await streams.Holds(append, next.AppendId, CancellationToken.None);
        }
        catch (LedgerUnavailableException)
        {
            if (await streams.Holds(append, next.AppendId, CancellationToken.None))
            {
                return true;
            }

            throw;
        }
    }

    private StreamHead Next(Append append, StreamHead before, string appendId)
    {
        var head = new Head(append.Head.Version + append.Events.Length, WakeAfter(append, before.Head), before.Head.Rings);
        var next = before.Next(head).With(append.Rows) with { AppendId = appendId };
        return options.Publishes && OutboundTypes.LeavesSomething(append) ? next.WithMark(append.Head.Version) : next;
    }

    /// <summary>A ring since the head was read asked for a look of its own: the earlier of both stays.</summary>
    private static Instant? WakeAfter(Append append, Head stored) =>
        stored.WakeAt is { } rung && stored.Rings != append.Head.Rings && !(append.WakeAt < rung) ? rung : append.WakeAt;
}
