using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;

namespace Reminders.Tables;

/// <summary>What a store on Azure Tables and Blobs needs besides its clients.</summary>
public sealed record TablesStoreOptions
{
    public required IClock Clock { get; init; }

    /// <summary>Names each append, so that one whose answer was lost is recognised when it is looked for.</summary>
    public required IIdSource Ids { get; init; }

    /// <summary>What the names of the tables begin with: letters and digits, a letter first.</summary>
    public string Prefix { get; init; } = "Reminders";

    /// <summary>
    /// How many cases one page of a text search may look through. Tables cannot search in the middle of a text; beyond this the
    /// search is refused with <see cref="Application.Projections.UnsupportedFilterException"/> rather than run for minutes.
    /// </summary>
    public int MaxSearched { get; init; } = 10_000;

    /// <summary>
    /// Somebody listens to what happens to cases: appends leave their events to be published. The first one that does writes one
    /// row more, beside the row of its wake time; those after it nothing more until all is published; those with nothing to tell
    /// never. Off, nothing is marked, and what is appended then is not published later unless the stream has a mark already.
    /// </summary>
    public bool Publishes { get; init; }

    /// <summary>
    /// Told when an append is in but its lists could not be brought up to date. Nothing is lost: the nightly
    /// <see cref="TablesStore.Reconcile"/> does it.
    /// </summary>
    public Action<StreamId, Exception>? Lagging { get; init; }
}
