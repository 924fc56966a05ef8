using Microsoft.DurableTask.Client;

namespace Reminders.Functions.Rings;

/// <summary>
/// The client of the orchestration backend. The Functions host hands it to each function call and to nobody else, so the call
/// passes it on to whatever rings inside it.
/// </summary>
public interface IDurableClients
{
    /// <summary>The client of the running call; null outside of one, where rings are left to the sweep.</summary>
    DurableTaskClient? Current { get; }

    /// <summary>From here on, within this call, rings go through this client.</summary>
    void Use(DurableTaskClient client);
}

/// <summary>The client of the running function call.</summary>
public sealed class CallClients : IDurableClients
{
    private readonly AsyncLocal<DurableTaskClient?> _current = new();

    public DurableTaskClient? Current => _current.Value;

    public void Use(DurableTaskClient client) => _current.Value = client;
}
