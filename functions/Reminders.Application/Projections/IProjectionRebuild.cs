using Reminders.Application.Ledger;

namespace Reminders.Application.Projections;

/// <summary>Throws the projections away and takes them anew; versions, wake times and events stay as they are.</summary>
public interface IProjectionRebuild
{
    Task Clear(CancellationToken cancellation = default);

    Task Write(StreamId stream, StreamRows rows, CancellationToken cancellation = default);
}
