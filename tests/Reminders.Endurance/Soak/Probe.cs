using System.Collections.Concurrent;
using System.Diagnostics;
using Reminders.Endurance.Load;
using Reminders.Tests;

namespace Reminders.Endurance.Soak;

/// <summary>
/// Posts invoices that are long overdue, to customers without an address, and measures how long the service takes to look at each: it
/// asks a person then, at any hour.
/// </summary>
public sealed class Probe(Caller caller)
{
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentQueue<double> _lags = [];

    public async Task Run(CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            await One($"probe-{number}");
            await Task.Delay(Each, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The 99th percentile in milliseconds since the last time it was asked.</summary>
    public double TakeP99()
    {
        var lags = new List<double>();
        while (_lags.TryDequeue(out var lag))
        {
            lags.Add(lag);
        }

        return lags.Count == 0 ? 0 : lags.Order().ElementAt((int)Math.Ceiling(lags.Count * 0.99) - 1);
    }

    private async Task One(string id)
    {
        await caller.Say(
            "/api/invoices",
            new { invoiceId = id, amount = "10.00", currency = "EUR", issueDate = "2024-05-15", dueDate = "2024-06-15", customer = new { customerId = id, name = "Nobody", country = "DE" } },
            null);
        var since = Stopwatch.GetTimestamp();
        while (!await IsLookedAt(id))
        {
            await Task.Delay(Look);
        }

        _lags.Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    private async Task<bool> IsLookedAt(string id) =>
        (await caller.Find($"/api/invoices/{id}/timeline"))!["items"]!.AsArray().Any(item => PromiseCheck.Text(item!.AsObject(), "type") == "taskOpened");
}
