using System.Net;
using Reminders.Web.Webhooks;

namespace Reminders.Web.Tests.Webhooks;

/// <summary>Asking a gateway: what is no plain success is no answer.</summary>
public sealed class GatewayHttpTests
{
    private static readonly Uri Address = new("https://api.gocardless.com/payments/PM1");

    [Theory]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task NoSuccess_IsNoAnswer(HttpStatusCode status)
    {
        using var http = new GatewayHttp(new Gateway(_ => new HttpResponseMessage(status) { Headers = { Location = new Uri("https://evil.example") } }));

        Assert.Null(await http.Get(Address, "token"));
    }

    [Fact]
    public async Task TooMuch_OrBroken_IsNoAnswer()
    {
        using var large = new GatewayHttp(new Gateway(_ => new HttpResponseMessage { Content = new ByteArrayContent(new byte[300 * 1024]) }));
        using var broken = new GatewayHttp(new Gateway(_ => throw new HttpRequestException("no route")));

        Assert.Null(await large.Get(Address, null));
        Assert.Null(await broken.Get(Address, null));
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

        Assert.Equal("{}"u8.ToArray(), (await http.Get(Address, "token"))!.Value.ToArray());
        Assert.Equal("Bearer token", asked!.Headers.Authorization!.ToString());
    }

    private sealed class Gateway(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
