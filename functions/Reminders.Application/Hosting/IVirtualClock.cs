using NodaTime;

namespace Reminders.Application.Hosting;

/// <summary>A clock that only moves when told. Only there when the host was started with one.</summary>
public interface IVirtualClock
{
    /// <summary>
    /// Moves to an instant, visiting every wake time on the way in order and letting everything come to rest at each.
    /// </summary>
    /// <returns>False if the instant lies in the past: time never goes back.</returns>
    Task<bool> Advance(Instant to, CancellationToken cancellation = default);
}

/// <summary>How the host runs a case: what <c>GET /api/invoices/{id}/orchestration</c> shows.</summary>
public interface IOrchestrations
{
    Task<OrchestrationView?> Find(string creditor, string invoiceId, CancellationToken cancellation = default);
}

public sealed record OrchestrationView(string InstanceId, string RuntimeStatus, string CustomStatus, Instant LastUpdatedAt);

/// <summary>Whether the host can take work: storage answers, the runner runs. The texts name what is wrong and hold no data.</summary>
public interface IHealth
{
    Task<IReadOnlyList<string>> Problems(CancellationToken cancellation = default);
}
