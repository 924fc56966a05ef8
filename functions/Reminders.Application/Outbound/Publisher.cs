using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Domain.Amounts;

namespace Reminders.Application.Outbound;

/// <summary>
/// Tells a sink what happened to cases: each event at least once, in order within a case. The mark moves only after the sink has
/// taken an event, so a crash in between repeats events and never loses one. A case that cannot be told holds up no other.
/// </summary>
public sealed class Publisher(ILedger ledger, IPublicationMarks marks, IEventSink sink)
{
    private const int Page = 256;

    // Enough at once that what the sink writes shares commits.
    private const int AtOnce = 16;

    // Events of a newer version: this one must neither tell nor skip them.
    private static readonly Duration UntilUpgraded = Duration.FromHours(1);

    /// <summary>Publishes what is unpublished. Answers when to try again what the sink refused; null if it took everything.</summary>
    public async Task<Duration?> Run(CancellationToken cancellation = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        Duration? again = null;
        var after = "";
        while (true)
        {
            var page = await marks.Unpublished(after, Page, cancellation);
            var waits = new Duration?[page.Count];
            await Parallel.ForAsync(0, page.Count, options, async (index, token) => waits[index] = await Publish(page[index], token));
            again = waits.Append(again).Min();
            if (page.Count < Page)
            {
                return again;
            }

            after = page[^1].Stream.Name;
        }
    }

    private async Task<Duration?> Publish(Unpublished unpublished, CancellationToken cancellation)
    {
        var (stream, through) = unpublished;
        var read = await ledger.Read(stream, 0, cancellation);
        Currency? currency = null;
        Duration? wait = null;
        foreach (var stored in read.Events)
        {
            currency ??= new TimelineEntry(stored).Currency;
            if (stored.Sequence > unpublished.PublishedThrough)
            {
                wait = await Publish(stream, stored, currency, cancellation);
                if (wait is not null)
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

        return wait;
    }

    private async Task<Duration?> Publish(StreamId stream, StoredEvent stored, Currency? currency, CancellationToken cancellation)
    {
        if (stored.Format > EventFormat.Current || !OutboundTypes.TryFind(stored.Type, out var type))
        {
            return UntilUpgraded;
        }

        return type is not null
            && await sink.Publish(stream.Creditor, OutboundEvent.Of(stream, stored, type, currency), cancellation) is Publication.Failed failed
            ? failed.RetryAfter
            : null;
    }
}
