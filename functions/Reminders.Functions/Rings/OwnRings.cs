using Reminders.Application.Ledger;

namespace Reminders.Functions.Rings;

/// <summary>
/// While an activity of a case runs, the case's own appends need no ring: its orchestration looks again after the activity anyway.
/// Without this every step would cost a generation more.
/// </summary>
internal static class OwnRings
{
    private static readonly AsyncLocal<StreamId?> Current = new();

    public static bool IsMuted(StreamId stream) => Current.Value == stream;

    public static IDisposable Muted(StreamId stream)
    {
        Current.Value = stream;
        return new Unmute();
    }

    private sealed class Unmute : IDisposable
    {
        public void Dispose() => Current.Value = null;
    }
}
