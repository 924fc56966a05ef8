using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Application.Creditors;
using Reminders.Local.Keys;

namespace Reminders.Benchmarks.Serving;

/// <summary>The real service in a process of its own on a data folder, as a user starts it.</summary>
internal sealed class Served : IAsyncDisposable
{
    /// <summary>A payment gateway that signs as Standard Webhooks do.</summary>
    public const string Gateway = "shop";

    private const string SecretName = "REMINDERS_BENCHMARK_SECRET";

    private readonly Process _process;

    private Served(Process process, Uri address, string key, TimeSpan start, HttpLoad load)
    {
        _process = process;
        Address = address;
        Key = key;
        StartedIn = start;
        Load = load;
    }

    public Uri Address { get; }

    public string Key { get; }

    /// <summary>What the gateway signs with.</summary>
    public byte[] WebhookKey { get; private init; } = [];

    /// <summary>From starting the process until it said that it is ready.</summary>
    public TimeSpan StartedIn { get; }

    public HttpLoad Load { get; }

    /// <summary>The most memory it has had resident.</summary>
    public double PeakResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1048576.0;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<Served> Start(string folder, int connections)
    {
        var key = new KeyFile(folder).Add("benchmark", Role.Admin, Creditor.DefaultId, SystemClock.Instance.GetCurrentInstant());
        var webhookKey = RandomNumberGenerator.GetBytes(32);
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), $$"""
            { "creditors": [ { "gateways": [ { "name": "{{Gateway}}", "scheme": "standard", "secretsEnv": ["{{SecretName}}"] } ] } ] }
            """);
        var command = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "reminders.dll"), "serve", "--data", folder, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        command.Environment[SecretName] = "whsec_" + Convert.ToBase64String(webhookKey);
        var watch = Stopwatch.StartNew();
        var process = Process.Start(command)!;
        var words = (await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service did not start.")).Split(' ');
        var address = new Uri(words.First(word => word.StartsWith("http://", StringComparison.Ordinal)));
        using var http = new HttpClient { BaseAddress = address };
        while ((await http.GetAsync("/health/ready")).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(10);
        }

        return new Served(process, address, key, watch.Elapsed, await HttpLoad.Open(address, connections)) { WebhookKey = webhookKey };
    }

    public async ValueTask DisposeAsync()
    {
        Load.Dispose();
        using (var stop = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!)
        {
            await stop.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
