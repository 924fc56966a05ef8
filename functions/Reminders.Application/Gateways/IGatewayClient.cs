namespace Reminders.Application.Gateways;

/// <summary>Asks gateways, at addresses that were checked to be theirs. Follows no redirects.</summary>
public interface IGatewayClient
{
    /// <summary>The answer's body, bounded; null if there was none in time or it was no success.</summary>
    Task<ReadOnlyMemory<byte>?> Get(Uri address, string? bearer, CancellationToken cancellation = default);
}
