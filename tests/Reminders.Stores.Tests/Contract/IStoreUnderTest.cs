using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;

namespace Reminders.Stores.Tests.Contract;

/// <summary>An open store and what the contract needs to do to it. Disposing closes it and removes what it stored.</summary>
public interface IStoreUnderTest : IAsyncDisposable
{
    ILedger Ledger { get; }

    IProjections Projections { get; }

    IProjectionRebuild Rebuild { get; }

    IDocuments Documents { get; }

    IPublicationMarks Marks { get; }

    /// <summary>Closes the store and opens it anew on the same data, as a restart does; so that somebody listens, or nobody.</summary>
    Task Reopen(bool publishes = false);

    /// <summary>
    /// Leaves behind what a process leaves that dies halfway through this first append of a stream, and opens the store again.
    /// </summary>
    Task DieWhileCreating(Append append);
}
