using System.Net;
using System.Text;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Problems;

public sealed class BadJsonTests : ApiTest
{
    [Theory]
    [InlineData("{", 1, 2)]
    [InlineData("{\n  \"invoiceId\": \"i-1\",\n  \"amount\": 119,,\n}", 3, 17)]
    [InlineData("not json", 1, 2)]
    [InlineData("{} {}", 1, 4)]
    public async Task MalformedJson_IsToldByItsPosition(string body, int line, int position)
    {
        var reply = await Api.Post("/api/invoices", body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal("application/problem+json", reply.Type);
        Assert.Contains($"line {line}, byte {position}", reply["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyBody_IsNoInvoice() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Api.Post("/api/invoices", "")).Status);

    [Fact]
    public async Task TextThatIsNotUtf8_IsMalformed()
    {
        using var content = new ByteArrayContent([.. Encoding.Latin1.GetBytes("{\"invoiceId\":\"\u00e4\"}")]);
        content.Headers.ContentType = new("application/json");
        using var response = await Api.Http.PostAsync(new Uri("/api/invoices", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task DeeplyNestedJson_IsRefusedAndNotAnsweredWith500()
    {
        var reply = await Api.Post("/api/invoices", new string('[', 5000) + new string(']', 5000));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
    }

    [Theory]
    [InlineData("{\"invoiceId\":\"\\ud800\"}", "/invoiceId")]
    [InlineData("{\"\\ud800\":1}", "")]
    [InlineData("{\"metadata\":{\"\\ud800\":\"x\"}}", "/metadata/?")]
    [InlineData("{\"amount\":\"\\ud800\",\"currency\":\"EUR\"}", "/amount")]
    public async Task HalfACharacter_IsAFieldsFault(string body, string pointer)
    {
        var reply = await Api.Post("/api/invoices", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.NotNull(reply.ErrorAt(pointer));
    }

    [Fact]
    public async Task ARepeatedField_IsRefused()
    {
        var body = Given.Invoice().ToJsonString().Insert(1, "\"amount\":\"1.00\",");

        var reply = await Api.Post("/api/invoices", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal("is there more than once", reply.ErrorAt("/amount"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task AnotherContentType_IsNotSupported(string type)
    {
        var reply = await Api.Send(HttpMethod.Post, "/api/invoices", Given.Invoice().ToJsonString(), type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.Status);
        Assert.Equal("application/problem+json", reply.Type);
    }

    [Theory]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/vnd.billing+json")]
    public async Task AnotherWayToSayJson_IsFine(string type) => Assert.Equal(
        HttpStatusCode.Accepted, (await Api.Send(HttpMethod.Post, "/api/invoices", Given.Invoice().ToJsonString(), type)).Status);

    [Fact]
    public async Task XmlThatIsNoEInvoice_IsRefusedAndSaysWhatIsExpected()
    {
        var reply = await Api.Send(HttpMethod.Post, "/api/invoices", "<Invoice/>", "application/xml");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains("a UBL 2.1 or CII invoice is expected", reply["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABodyOver10MB_IsTooLarge(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/invoices") { Content = new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await Api.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
