namespace Reminders.Functions.Tests.Replay;

/// <summary>Something the orchestrator asked for; confirmed once history says so too.</summary>
internal sealed class OpenAction(HistoryEvent asked, bool askedInReplay)
{
    public HistoryEvent Asked => asked;

    public bool AskedInReplay => askedInReplay;

    public bool IsConfirmed { get; set; }

    public bool IsDone { get; set; }

    public bool IsCancelled { get; set; }

    public TaskCompletionSource<string?> Result { get; } = new();
}
