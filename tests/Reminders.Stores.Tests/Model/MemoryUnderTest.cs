using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;
using Reminders.Simulation.Ledgers;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Stores.Tests.Model;

public sealed class MemoryUnderTest : IStoreUnderTest
{
    private readonly MemoryStore _store = new();

    public ILedger Ledger => _store;

    public IProjections Projections => _store;

    public IProjectionRebuild Rebuild => _store;

    public IDocuments Documents => _store;

    public IPublicationMarks Marks => _store;

    public Task Reopen(bool publishes = false)
    {
        _store.Publishes = publishes;
        return Task.CompletedTask;
    }

    // An append in memory has no half way.
    public Task DieWhileCreating(Append append) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
