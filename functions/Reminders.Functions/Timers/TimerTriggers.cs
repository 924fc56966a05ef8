using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Reminders.Functions.Rings;

namespace Reminders.Functions.Timers;

/// <summary>The hourly sweep, the nightly check, and the watch between them.</summary>
public sealed class TimerTriggers(Sweep sweep, INightlyCheck check, Watch watch, IDurableClients clients, ILogger<TimerTriggers> log)
{
    // Off the full hour, when everybody's timers fire.
    [Function("Sweep")]
    public async Task SweepCases(
        [TimerTrigger("0 7 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        clients.Use(client);
        var overdue = await sweep.Run(cancellation);
        if (overdue > 0)
        {
            log.LogWarning("{Overdue} streams were overdue and have been rung (late timer: {IsLate})", overdue, timer.IsPastDue);
        }
    }

    [Function("Watch")]
    public Task LookAtTheTime([TimerTrigger("30 */5 * * * *")] TimerInfo timer, CancellationToken cancellation) => watch.Look(cancellation);

    [Function("NightlyCheck")]
    public async Task CheckProjections([TimerTrigger("0 17 2 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var found = await check.Run(cancellation);
        log.LogInformation("Nightly check (late timer: {IsLate}): {Found}", timer.IsPastDue, found);
    }
}

/// <summary>Compares the streams' heads with what lists and wake times say, and puts right what lags behind.</summary>
public interface INightlyCheck
{
    /// <summary>What was looked at and put right, in words.</summary>
    Task<string> Run(CancellationToken cancellation = default);
}
