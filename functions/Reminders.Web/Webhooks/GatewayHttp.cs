using System.Net;
using System.Net.Http.Headers;
using Reminders.Application.Gateways;

namespace Reminders.Web.Webhooks;

/// <summary>Asks gateways over HTTPS: no redirects, ten seconds, a bounded answer.</summary>
internal sealed class GatewayHttp : IGatewayClient, IDisposable
{
    private const int MaxBytes = 256 * 1024;

    private readonly HttpClient _http;

    public GatewayHttp()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
    }

    internal GatewayHttp(HttpMessageHandler handler) =>
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MaxBytes };

    public async Task<ReadOnlyMemory<byte>?> Get(Uri address, string? bearer, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        if (address.Host == "api.gocardless.com")
        {
            request.Headers.Add("GoCardless-Version", "2015-07-06");
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }

            return await response.Content.ReadAsByteArrayAsync(cancellation);
        }
        catch (Exception trouble) when (trouble is HttpRequestException || (trouble is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
