using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Reminders.Application.Outbound;

namespace Reminders.Local.Webhooks;

/// <summary>
/// Makes one attempt by Standard Webhooks. Of the answer only the status counts; redirects are not followed, so that a receiver
/// cannot send a signed event elsewhere.
/// </summary>
public sealed class WebhookClient(TimeProvider real) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    public async Task<WebhookAnswer> Send(WebhookEndpoint endpoint, Delivery delivery, Instant now, CancellationToken cancellation)
    {
        using var request = Request(endpoint, delivery, now);
        using var timeout = new CancellationTokenSource(Timeout, real);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Answer(response);
        }
        catch (HttpRequestException failure)
        {
            return new WebhookAnswer.Failed($"no answer: {failure.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookAnswer.Failed("no answer within 15 seconds");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The same for every attempt of an event. Event ids may hold dots, which separate the signed parts: hence the hash.</summary>
    internal static string MessageId(string eventId) => $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(eventId)).AsSpan(0, 16))}";

    private static HttpRequestMessage Request(WebhookEndpoint endpoint, Delivery delivery, Instant now)
    {
        var body = Encoding.UTF8.GetBytes(delivery.Json);
        var id = MessageId(delivery.EventId);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(OutboundEvent.ContentType, "utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = content };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", string.Join(' ', endpoint.Secrets.Select(secret => secret.Sign(id, timestamp, body))));
        request.Headers.UserAgent.ParseAdd("Reminders/1");
        return request;
    }

    private static WebhookAnswer Answer(HttpResponseMessage response) => response switch
    {
        { IsSuccessStatusCode: true } => new WebhookAnswer.Accepted(),
        { StatusCode: HttpStatusCode.Gone } => new WebhookAnswer.Gone(),
        _ => new WebhookAnswer.Failed(
            $"answered {(int)response.StatusCode}", response.Headers.RetryAfter?.Delta is { } delta ? Duration.FromTimeSpan(delta) : null),
    };
}
