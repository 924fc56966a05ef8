using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Reminders.Endurance.Load;

/// <summary>
/// A well-behaved client: what was not answered is said again, in the same words and under the same key, until it is. Storage
/// trouble (503) counts as no answer.
/// </summary>
public sealed class Caller : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Door _door;
    private readonly HttpClient _http;

    public Caller(Door door, string key)
    {
        _door = door;
        _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    /// <summary>How many times 503 was answered.</summary>
    public int Unavailable { get; private set; }

    /// <summary>What the last 503 said.</summary>
    public string LastUnavailable { get; private set; } = "";

    /// <summary>Says it until it is answered; true: acknowledged, false: refused for good (409, 422).</summary>
    public async Task<bool> Say(string path, object body, string? idempotencyKey)
    {
        while (true)
        {
            var address = await _door.Address;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = JsonContent.Create(body) };
                if (idempotencyKey is not null)
                {
                    request.Headers.Add("Idempotency-Key", idempotencyKey);
                }

                using var response = await _http.SendAsync(request);
                var answer = await response.Content.ReadAsStringAsync();
                if (response.IsSuccessStatusCode)
                {
                    return true;
                }

                switch (response.StatusCode)
                {
                    case HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity:
                        return false;
                    case HttpStatusCode.ServiceUnavailable:
                        Unavailable++;
                        LastUnavailable = answer;
                        break;
                    default:
                        throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {answer}");
                }
            }
            catch (Exception unanswered) when (unanswered is HttpRequestException or IOException or TaskCanceledException)
            {
                // It may have been taken in or not; so it is said again.
            }

            await Task.Delay(Pause);
        }
    }

    public async Task<JsonObject?> Find(string path, CancellationToken cancellation = default)
    {
        using var response = await _http.GetAsync(new Uri(await _door.Address, path), cancellation);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation))!.AsObject();
    }

    /// <summary>Status and body of a GET, whatever they are.</summary>
    public async Task<string> Status(string path)
    {
        using var response = await _http.GetAsync(new Uri(await _door.Address, path));
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    public void Dispose() => _http.Dispose();
}
