using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Reminders.Local.Tests;

/// <summary>What arrived at a receiver: the signed headers and the body, byte for byte.</summary>
internal sealed record Arrival(string Id, string Timestamp, string Signature, string ContentType, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    public string EventId => (string)Json["id"]!;
}

/// <summary>A company's other system: records what it gets and answers as a test wants.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public WebhookReceiver()
    {
        Url = $"http://127.0.0.1:{FreePort()}/hooks";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _serving = Serve();
    }

    public string Url { get; }

    public ConcurrentQueue<Arrival> Arrived { get; } = [];

    public Func<Arrival, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.NoContent;

    /// <summary>Where answers point to, for redirects.</summary>
    public string? Location { get; set; }

    /// <summary>How many seconds answers ask to wait.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>Holds answers back until it is done.</summary>
    public Task Before { get; set; } = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Take(context);
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task Take(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var headers = context.Request.Headers;
        var arrival = new Arrival(
            headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, context.Request.ContentType!, body.ToArray());
        Arrived.Enqueue(arrival);
        await Before;
        context.Response.StatusCode = (int)Answer(arrival);
        if (Location is not null)
        {
            context.Response.RedirectLocation = Location;
        }

        if (RetryAfter is { } seconds)
        {
            context.Response.AddHeader("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        context.Response.Close();
    }
}
