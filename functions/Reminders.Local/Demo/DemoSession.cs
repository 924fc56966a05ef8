using NodaTime;
using Reminders.Application.Access;
using Reminders.Local.Settings;
using Reminders.Simulation.Populations;
using Spectre.Console;

namespace Reminders.Local.Demo;

/// <summary>A whole service of its own in a temporary folder, with a made-up clientele around it.</summary>
internal sealed class DemoSession : IAsyncDisposable
{
    private const string Seller = """
        { "creditors": [ { "name": "Lindgarten Ltd", "signedBy": "Mia Berger", "email": "accounts@lindgarten.example",
                           "phone": "+49 30 5550123", "iban": "DE89370400440532013000", "zone": "Europe/Berlin", "country": "DE",
                           "publicUrl": "PUBLIC" } ] }
        """;

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromHours(1);

    private readonly DemoOptions _options;
    private readonly HttpClient _http;
    private readonly DirectoryInfo _folder;

    private DemoSession(DemoOptions options, LocalHost host, HttpClient http, DirectoryInfo folder, string code)
    {
        (_options, Host, _http, _folder, SignInCode) = (options, host, http, folder, code);
    }

    public LocalHost Host { get; }

    /// <summary>Opens the desk once, with an admin's rights.</summary>
    public string SignInCode { get; }

    public string Data => _folder.FullName;

    public static async Task<DemoSession> Start(DemoOptions options, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("reminders-demo-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, LocalSettings.FileName), Seller.Replace("PUBLIC", PublicUrl(options), StringComparison.Ordinal), cancellation);
        var from = DemoOptions.FirstDay.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();
        var host = await LocalHost.Start(new HostOptions(folder.FullName, options.Urls) { Clock = from }, cancellation);
        var key = host.AddKey("demo", Role.Admin);
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        return new DemoSession(options, host, http, folder, host.IssueSignInCode(key, CodeLifetime));
    }

    /// <summary>Lets the days pass and says what happened, then what it came to.</summary>
    public async Task Play(IAnsiConsole console, CancellationToken cancellation)
    {
        var people = Population.Of(DemoOptions.Seed, _options.Customers, DemoOptions.FirstDay, DemoOptions.IssueDays).ToList();
        var client = new DemoClient(_http);
        await new DemoRun(Host, client, people, console).Play(_options.DayLength, TimeProvider.System, cancellation);
        await new DemoSummary(client, people, console).Show(cancellation);
    }

    // Customers' pages need an address that is known beforehand.
    private static string PublicUrl(DemoOptions options) =>
        Uri.TryCreate(options.Urls, UriKind.Absolute, out var url) && url.IsLoopback && url.Port != 0 ? url.GetLeftPart(UriPartial.Authority) : "";

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }
}
