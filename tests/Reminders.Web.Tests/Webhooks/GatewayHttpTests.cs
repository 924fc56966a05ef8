using System.Net;
using System.Net.Sockets;
using System.Text;
using Reminders.Application.Gateways;
using Reminders.Web.Webhooks;

namespace Reminders.Web.Tests.Webhooks;

/// <summary>Asking a gateway: what is no plain success is no answer, and nobody waits for long.</summary>
public sealed class GatewayHttpTests
{
    private static readonly Uri Address = new("https://api.gocardless.com/payments/PM1");

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task NoSuccess_IsNoAnswer(HttpStatusCode status)
    {
        using var http = new GatewayHttp(new Gateway(_ => new HttpResponseMessage(status)));

        Assert.IsType<GatewayAnswer.Unreachable>(await http.Get(Address, "token"));
    }

    [Fact]
    public async Task NotThere_IsSaidSo()
    {
        using var http = new GatewayHttp(new Gateway(_ => new HttpResponseMessage(HttpStatusCode.NotFound)));

        Assert.IsType<GatewayAnswer.Missing>(await http.Get(Address, null));
    }

    [Fact]
    public async Task TooMuch_OrBroken_IsNoAnswer()
    {
        using var large = new GatewayHttp(new Gateway(_ => new HttpResponseMessage { Content = new ByteArrayContent(new byte[300 * 1024]) }));
        using var broken = new GatewayHttp(new Gateway(_ => throw new HttpRequestException("no route")));

        Assert.IsType<GatewayAnswer.Unreachable>(await large.Get(Address, null));
        Assert.IsType<GatewayAnswer.Unreachable>(await broken.Get(Address, null));
    }

    [Fact]
    public async Task RedirectElsewhere_IsNotFollowed()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        gateway.Start();
        var answering = Answer(gateway, $"HTTP/1.1 302 Found\r\nLocation: {UrlOf(elsewhere)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var http = new GatewayHttp();

        var answer = await http.Get(UrlOf(gateway), "token");
        await answering;

        Assert.IsType<GatewayAnswer.Unreachable>(answer);
        Assert.False(elsewhere.Pending());
    }

    [Fact]
    public async Task GatewayThatNeverAnswers_IsGivenUp()
    {
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        gateway.Start();
        using var handler = new SocketsHttpHandler();
        using var http = new GatewayHttp(handler, TimeSpan.FromMilliseconds(50));

        var answer = Assert.IsType<GatewayAnswer.Unreachable>(await http.Get(UrlOf(gateway), "token"));

        Assert.Contains("in time", answer.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreQuestionsThanThereIsRoomFor_AreToldToComeAgain()
    {
        var release = new TaskCompletionSource();
        using var http = new GatewayHttp(new SlowGateway(release.Task));
        var open = Enumerable.Range(0, 16).Select(_ => http.Get(Address, null)).ToList();

        Assert.IsType<GatewayAnswer.Unreachable>(await http.Get(Address, null));

        release.SetResult();
        Assert.All(await Task.WhenAll(open), answer => Assert.IsType<GatewayAnswer.Found>(answer));
        Assert.IsType<GatewayAnswer.Found>(await http.Get(Address, null));
    }

    [Fact]
    public async Task Success_IsItsBytes_AskedWithTheKey()
    {
        HttpRequestMessage? asked = null;
        using var http = new GatewayHttp(new Gateway(request =>
        {
            asked = request;
            return new HttpResponseMessage { Content = new StringContent("{}") };
        }));

        Assert.Equal("{}"u8.ToArray(), Assert.IsType<GatewayAnswer.Found>(await http.Get(Address, "token")).Body.ToArray());
        Assert.Equal("Bearer token", asked!.Headers.Authorization!.ToString());
    }

    private static Uri UrlOf(TcpListener listener) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    private static async Task Answer(TcpListener listener, string response)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        Assert.NotEqual(0, await stream.ReadAsync(new byte[4096]));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(response));
    }

    private sealed class Gateway(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }

    private sealed class SlowGateway(Task release) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await release.WaitAsync(cancellationToken);
            return new HttpResponseMessage { Content = new StringContent("{}") };
        }
    }
}
