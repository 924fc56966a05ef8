using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Reminders.Functions.Http;
using Reminders.Functions.Tests.Settings;

namespace Reminders.Functions.Tests.Hosting;

/// <summary>Requests as the Functions host hands them over.</summary>
internal static class Requests
{
    public const string Key = $"rk_k1_{AppSettingsTests.Secret}";

    public static async Task<Answered> Send(
        IServiceProvider app, DurableTaskClient client, string method, string path, string? body = null, Action<HttpContext>? with = null, string? key = Key)
    {
        await using var scope = app.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = method;
        (http.Request.Path, http.Request.QueryString) = path.Split('?') is [var before, var query] ? (before, new QueryString($"?{query}")) : (path, default);
        http.Request.Scheme = "https";
        http.Request.Host = new HostString("reminders.example");
        http.Request.RouteValues["address"] = "what the Functions host matched";
        http.SetEndpoint(new Endpoint(null, null, "the Functions host's own"));
        http.Response.Body = new MemoryStream();
        if (key is not null)
        {
            http.Request.Headers["X-Api-Key"] = key;
        }

        if (body is not null)
        {
            http.Request.ContentType = "application/json";
            http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        }

        with?.Invoke(http);
        await app.GetRequiredService<HttpTriggers>().Billing(http.Request, client);
        var text = Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
        return new Answered(http.Response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject(), http.Response.Headers) { Text = text };
    }
}

internal sealed record Answered(int Status, JsonNode Body, IHeaderDictionary Headers)
{
    /// <summary>The body, of whatever kind.</summary>
    public string Text { get; init; } = "";
}
