using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Access;

namespace Reminders.Local.Tests;

/// <summary>The Local host on a free port and a temporary data folder, and a client with an admin's key.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly DirectoryInfo? _own;

    private TestHost(LocalHost host, HttpClient http, DirectoryInfo? own)
    {
        Host = host;
        Http = http;
        _own = own;
    }

    public LocalHost Host { get; }

    public HttpClient Http { get; }

    public static async Task<TestHost> Start(string? clock = "2026-05-15T08:00:00Z", string? folder = null, Func<HostOptions, HostOptions>? with = null)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("reminders-host-") : null;
        var options = new HostOptions(folder ?? own!.FullName, "http://127.0.0.1:0")
        {
            Clock = clock is null ? null : InstantPattern.ExtendedIso.Parse(clock).Value,
        };
        var host = await LocalHost.Start((with ?? (same => same))(options));
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", host.AddKey("test", Role.Admin));
        return new TestHost(host, http, own);
    }

    public async Task<JsonObject> Get(string path)
    {
        using var response = await Http.GetAsync(path);
        return await Read(response);
    }

    public async Task<JsonObject> Post(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body);
        return await Read(response);
    }

    public Task Advance(Instant to) => Post("/api/clock/advance", new { to = InstantPattern.ExtendedIso.Format(to) });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        _own?.Delete(recursive: true);
    }

    private static async Task<JsonObject> Read(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }
}
