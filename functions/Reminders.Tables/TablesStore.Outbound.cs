using Reminders.Application.Ledger;
using Reminders.Application.Outbound;

namespace Reminders.Tables;

public sealed partial class TablesStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Unpublished>> Unpublished(string afterName, int limit, CancellationToken cancellation = default) =>
        await _marks.After(afterName, limit, cancellation).Take(limit).ToListAsync(cancellation);

    /// <inheritdoc/>
    public Task MarkPublished(StreamId stream, int through, CancellationToken cancellation = default) =>
        _marks.Move(stream, through, cancellation);
}
