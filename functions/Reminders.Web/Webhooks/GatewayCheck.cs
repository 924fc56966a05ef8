using Microsoft.Extensions.Hosting;
using Reminders.Application.Gateways;

namespace Reminders.Web.Webhooks;

/// <summary>Says at the start which gateways lack something: what such a one sends is not accepted, and it may take days to notice.</summary>
internal sealed class GatewayCheck(IGateways gateways, ILogger<GatewayCheck> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var gateway in gateways.Configured)
        {
            if (gateway.Verifier(out var missing) is null)
            {
                log.LogWarning("Webhooks of gateway {Source} will not be accepted: {Problem}", gateway.Name, missing);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
