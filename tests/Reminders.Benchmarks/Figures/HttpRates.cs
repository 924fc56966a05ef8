using System.Net.Http.Headers;
using System.Text;
using Reminders.Benchmarks.Measuring;
using Reminders.Benchmarks.Serving;

namespace Reminders.Benchmarks.Figures;

/// <summary>What a served ledger takes in a second, acknowledged once it is on disk.</summary>
internal sealed class HttpRates(Served served, BenchmarkSize size)
{
    private const int Accepted = 202;

    private static readonly MediaTypeHeaderValue Lines = new("application/x-ndjson");

    public Func<int, Task<Pace>> Of(string name) => name switch
    {
        RateNames.Posts => SinglePosts,
        RateNames.Ndjson => Ndjson,
        RateNames.Payments => round => Paying("paid", round, Payments),
        RateNames.Webhooks => round => Paying("hook", round, ids => [.. ids.Select(id => Requests.Webhook(id, served.WebhookKey))]),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>How long payments wait for their answers at a steady rate: the median and the 99th percentile, in milliseconds.</summary>
    public async Task<(double P50, double P99)> PaymentLatencies(double perSecond)
    {
        var ids = Requests.Ids("steady", 1, (int)(perSecond * size.SteadySeconds));
        await PostLines(ids);
        var waited = await served.Load.Latencies(Payments(ids), perSecond, Accepted);
        Array.Sort(waited);
        return (waited[waited.Length / 2], waited[waited.Length * 99 / 100]);
    }

    private Task<Pace> SinglePosts(int round) =>
        Send([.. Requests.Ids("single", round, size.Requests).Select(id => Connection.Post("/api/invoices", served.Key, Requests.Invoice(id)))]);

    private Task<Pace> Ndjson(int round)
    {
        var ids = Requests.Ids("line", round, size.Requests * 2);
        return Measure(ids.Count, () => PostLines(ids));
    }

    private async Task<Pace> Paying(string prefix, int round, Func<List<string>, List<byte[]>> pay)
    {
        var ids = Requests.Ids(prefix, round, size.Requests);
        await PostLines(ids);
        return await Send(pay(ids));
    }

    private Task<Pace> Send(List<byte[]> requests) => Measure(requests.Count, () => served.Load.Send(requests, Accepted));

    private Task<Pace> Measure(int count, Func<Task> act) => Pace.Of(count, () => served.ProcessorTime, act);

    private List<byte[]> Payments(List<string> ids) => [.. ids.Select(id => Connection.Post("/api/payments", served.Key, Requests.Payment(id)))];

    private async Task PostLines(List<string> ids)
    {
        using var http = new HttpClient { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Add("X-Api-Key", served.Key);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', ids.Select(Requests.Invoice))));
        content.Headers.ContentType = Lines;
        using var response = await http.PostAsync("/api/invoices", content);
        var results = await response.Content.ReadAsStringAsync();
        var taken = results.AsSpan().Count("\"status\":202");
        if (taken != ids.Count)
        {
            throw new InvalidOperationException($"{ids.Count - taken} of {ids.Count} invoices were not taken.");
        }
    }
}
