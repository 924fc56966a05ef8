namespace Reminders.Application.Gateways;

/// <summary>Asks gateways, at addresses that were checked to be theirs. Follows no redirects.</summary>
public interface IGatewayClient
{
    /// <summary>What the gateway answered, in a bounded time and a bounded size.</summary>
    Task<GatewayAnswer> Get(Uri address, string? bearer, CancellationToken cancellation = default);
}

/// <summary>Closed: every case is here.</summary>
public abstract record GatewayAnswer
{
    private GatewayAnswer()
    {
    }

    public sealed record Found(ReadOnlyMemory<byte> Body) : GatewayAnswer;

    /// <summary>The gateway says that there is no such thing.</summary>
    public sealed record Missing : GatewayAnswer;

    /// <summary>No answer in time, or one that says nothing: to be asked again later.</summary>
    public sealed record Unreachable(string Why) : GatewayAnswer;
}
