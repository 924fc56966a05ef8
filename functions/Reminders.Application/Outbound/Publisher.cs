using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Domain.Amounts;

namespace Reminders.Application.Outbound;

/// <summary>
/// Tells a sink what happened to cases: each event at least once, in order within a case. The mark moves only after the sink has
/// taken an event, so a crash in between repeats events and never loses one. A case that cannot be told holds up no other. Several
/// at once repeat each other's events, yet none tells an event before all earlier ones of its case are out: a receiver that leaves
/// out what it has seen has them in order.
/// </summary>
public sealed class Publisher(ILedger ledger, IPublicationMarks marks, IEventSink sink)
{
    private const int Page = 256;

    // Enough at once that what the sink writes shares commits.
    private const int AtOnce = 16;

    // Events of a newer version: this one must neither tell nor skip them.
    private static readonly Duration UntilUpgraded = Duration.FromHours(1);

    private static readonly Publication Delivered = new Publication.Delivered();

    /// <summary>
    /// Publishes what is unpublished, or up to where the sink closes. Answers when to try again what it refused; null if it took
    /// everything.
    /// </summary>
    public async Task<Duration?> Run(CancellationToken cancellation = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        Duration? again = null;
        var closed = false;
        var after = "";
        while (true)
        {
            var page = await marks.Unpublished(after, Page, cancellation);
            var waits = new Duration?[page.Count];
            await Parallel.ForAsync(0, page.Count, options, async (index, token) =>
            {
                var answer = Volatile.Read(ref closed) ? Delivered : await Publish(page[index], token);
                waits[index] = Wait(answer);
                if (answer is Publication.Closed)
                {
                    Volatile.Write(ref closed, true);
                }
            });
            again = waits.Append(again).Min();
            if (closed || page.Count < Page)
            {
                return again;
            }

            after = page[^1].Stream.Name;
        }
    }

    private static Duration? Wait(Publication answer) => answer switch
    {
        Publication.Delivered => null,
        Publication.Failed failed => failed.RetryAfter,
        Publication.Closed closed => closed.RetryAfter,
        _ => throw new InvalidOperationException($"No answer: {answer.GetType().Name}."),
    };

    private async Task<Publication> Publish(Unpublished unpublished, CancellationToken cancellation)
    {
        var (stream, through) = unpublished;
        var read = await ledger.Read(stream, 0, cancellation);
        Currency? currency = null;
        var answer = Delivered;
        foreach (var stored in read.Events)
        {
            currency ??= new TimelineEntry(stored).Currency;
            if (stored.Sequence > unpublished.PublishedThrough)
            {
                answer = await Publish(stream, stored, currency, cancellation);
                if (answer is not Publication.Delivered)
                {
                    break;
                }

                through = stored.Sequence;
            }
        }

        if (through > unpublished.PublishedThrough)
        {
            await marks.MarkPublished(stream, through, cancellation);
        }

        return answer;
    }

    private async Task<Publication> Publish(StreamId stream, StoredEvent stored, Currency? currency, CancellationToken cancellation)
    {
        if (stored.Format > EventFormat.Current || !OutboundTypes.TryFind(stored.Type, out var type))
        {
            return new Publication.Failed(UntilUpgraded);
        }

        return type is null ? Delivered : await sink.Publish(stream.Creditor, OutboundEvent.Of(stream, stored, type, currency), cancellation);
    }
}
