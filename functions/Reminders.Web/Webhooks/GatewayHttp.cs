using System.Net;
using System.Net.Http.Headers;
using Reminders.Application.Gateways;

namespace Reminders.Web.Webhooks;

/// <summary>Asks gateways over HTTPS: no redirects, eight seconds, a bounded answer, a few at a time.</summary>
internal sealed class GatewayHttp : IGatewayClient, IDisposable
{
    private const int MaxBytes = 256 * 1024;
    private const int MaxAtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly SemaphoreSlim _free = new(MaxAtOnce);

    private readonly HttpClient _http;

    public GatewayHttp()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
    }

    internal GatewayHttp(HttpMessageHandler handler, TimeSpan? patience = null) =>
        _http = new HttpClient(handler) { Timeout = patience ?? Patience, MaxResponseContentBufferSize = MaxBytes };

    public async Task<GatewayAnswer> Get(Uri address, string? bearer, CancellationToken cancellation = default)
    {
        // Anybody can make us ask some gateways: more at once than this are told to come again.
        if (!_free.Wait(0, cancellation))
        {
            return new GatewayAnswer.Unreachable("too many questions are open");
        }

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
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new GatewayAnswer.Found(await response.Content.ReadAsByteArrayAsync(cancellation)),
                HttpStatusCode.NotFound or HttpStatusCode.Gone => new GatewayAnswer.Missing(),
                var other => new GatewayAnswer.Unreachable($"{address.Host} answered {(int)other}"),
            };
        }
        catch (HttpRequestException trouble)
        {
            return new GatewayAnswer.Unreachable($"{address.Host} cannot be reached: {trouble.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new GatewayAnswer.Unreachable($"{address.Host} did not answer in time");
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _free.Dispose();
    }
}
