using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Reminders.Web.Tests.Host;

/// <summary>Sends requests the way a billing system would.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(Uri address, string? key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        if (key is not null)
        {
            _http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }
    }

    public HttpClient Http => _http;

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Post(string path, string? body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body, "application/json", headers);

    public Task<Reply> Post(string path, JsonNode body) => Post(path, body.ToJsonString());

    public Task<Reply> Patch(string path, string body) => Send(HttpMethod.Patch, path, body);

    public Task<Reply> Put(string path, string body) => Send(HttpMethod.Put, path, body);

    public async Task<Reply> Send(
        HttpMethod method, string path, string? body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return await Reply.Of(response);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>An answer, read whole.</summary>
internal sealed record Reply(HttpStatusCode Status, string? Type, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? this[string field] => Json[field]?.ToString();

    /// <summary>What a problem says of one field, or null.</summary>
    public string? ErrorAt(string pointer) =>
        Json["errors"]?.AsArray().FirstOrDefault(error => error!["pointer"]!.GetValue<string>() == pointer)?["detail"]!.GetValue<string>();

    public static async Task<Reply> Of(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
}
