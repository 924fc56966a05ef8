namespace Reminders.Application.Ledger;

/// <summary>Says "look again" to whoever runs the cases. A lost ring costs time, never truth: wake times are in the ledger.</summary>
public interface IDoorbell
{
    ValueTask Ring(StreamId stream, CancellationToken cancellation = default);
}
