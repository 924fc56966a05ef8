using Microsoft.DurableTask.Client;

namespace Reminders.Functions.Tests.Replay;

/// <summary>One orchestration instance: what happened in this generation, what waits to be processed, what went before.</summary>
internal sealed class Instance(string id, string name, DateTime createdAt)
{
    public string Id => id;

    public string Name => name;

    public DateTime CreatedAt { get; } = createdAt;

    public DateTime UpdatedAt { get; set; } = createdAt;

    public OrchestrationRuntimeStatus Status { get; set; } = OrchestrationRuntimeStatus.Pending;

    public bool IsSuspended { get; set; }

    public string? CustomStatus { get; set; }

    public int Generation { get; set; }

    public List<HistoryEvent> History { get; set; } = [];

    /// <summary>Messages not yet processed. Those meant for one generation are dropped by the next.</summary>
    public List<(int? Generation, HistoryEvent Message)> Inbox { get; } = [];

    public List<IReadOnlyList<HistoryEvent>> Past { get; } = [];

    /// <summary>Timers left ticking when a generation ended: the backend keeps the instance busy for each.</summary>
    public int ForgottenTimers { get; set; }

    public int LostEvents { get; set; }

    public bool IsAlive => Status is OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running;

    public IEnumerable<IReadOnlyList<HistoryEvent>> Generations => [.. Past, History];
}
