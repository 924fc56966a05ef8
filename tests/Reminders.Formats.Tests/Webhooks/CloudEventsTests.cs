using Reminders.Formats.Webhooks;
using Reminders.Formats.Webhooks.CloudEvents;

namespace Reminders.Formats.Tests.Webhooks;

public sealed class CloudEventsTests
{
    private const string Token = "a-long-bearer-token";
    private const string Event = """{"specversion":"1.0","id":"1","source":"/shop","type":"payment.paid","time":"2026-01-02T03:04:05Z","data":{"a":1}}""";

    [Theory]
    [InlineData("application/cloudevents+json")]
    [InlineData("Application/CloudEvents+JSON; charset=UTF-8")]
    public void Structured_IsRead(string contentType)
    {
        var read = Assert.IsType<Verdict.Verified>(Verify(Event, ("Content-Type", contentType))).Events.Single();

        Assert.Equal("/shop 1", read.EventId);
        Assert.Equal("payment.paid", read.Type);
        Assert.Equal(Given.At(1767323045), read.At);
        Assert.Equal(1, read.Content.GetProperty("a").GetInt32());
    }

    [Fact]
    public void DataInBase64_IsRead() => Given.IsVerified(
        Verify("""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"eyJhIjoxfQ=="}""", ("Content-Type", "application/cloudevents+json")),
        "s 1");

    [Fact]
    public void Batch_IsRead()
    {
        var type = ("Content-Type", "application/cloudevents-batch+json");

        Given.IsVerified(Verify($"[{Event},{Event.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)}]", type), "/shop 1", "/shop 2");
        Given.IsVerified(Verify("[]", type));
        Assert.IsType<Verdict.Unreadable>(Verify($$"""[{{Event}},{}]""", type));
        Assert.IsType<Verdict.Unreadable>(Verify($"[{string.Join(',', Enumerable.Repeat(Event, 251))}]", type));
    }

    [Fact]
    public void Binary_IsReadFromHeaders()
    {
        (string, string)[] headers =
            [("Content-Type", "application/json"), ("ce-specversion", "1.0"), ("ce-id", "1%201"), ("ce-source", "\"/s\\\"hop\""), ("ce-type", "Euro%E2%82%AC")];

        var read = Assert.IsType<Verdict.Verified>(Verify("""{"a":1}""", headers)).Events.Single();

        Assert.Equal("/s\"hop 1 1", read.EventId);
        Assert.Equal("Euro€", read.Type);
        Assert.IsType<Verdict.Unreadable>(Verify("""{"a":1}""", [.. headers, ("ce-datacontenttype", "application/json")]));
        Assert.IsType<Verdict.Unreadable>(Verify("""{"a":1}""", headers[..^1]));
    }

    [Theory]
    [InlineData("%C0%A0")]
    [InlineData("%ff")]
    [InlineData("100%")]
    [InlineData("\"open")]
    [InlineData("\"a\"b")]
    public void HeaderThatIsNoText_IsRefused(string value) => Assert.Null(CloudEventHeader.Decode(value));

    [Theory]
    [InlineData("%2525", "%25")]
    [InlineData("a%20b", "a b")]
    [InlineData("\"%E2%82%AC\"", "€")]
    public void Header_IsDecodedOnce(string value, string text) => Assert.Equal(text, CloudEventHeader.Decode(value));

    [Theory]
    [InlineData("application/cloudevents+avro")]
    [InlineData("application/cloudevents-batch+xml")]
    [InlineData("text/plain")]
    [InlineData("")]
    public void OtherFormats_AreNotUnderstood(string contentType) =>
        Assert.IsType<Verdict.UnknownFormat>(Verify(Event, ("Content-Type", contentType)));

    [Theory]
    [InlineData("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"")]
    [InlineData("\"id\":\"1\",", "")]
    [InlineData("\"source\":\"/shop\",", "")]
    [InlineData("\"type\":\"payment.paid\",", "")]
    [InlineData("2026-01-02T03:04:05Z", "yesterday")]
    [InlineData("\"data\":{\"a\":1}", "\"other\":1")]
    public void EventWithoutWhatItNeeds_IsUnreadable(string what, string instead) =>
        Assert.IsType<Verdict.Unreadable>(Verify(Event.Replace(what, instead, StringComparison.Ordinal), ("Content-Type", "application/cloudevents+json")));

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a-long-bearer-toke")]
    [InlineData("Bearer a-long-bearer-token1")]
    [InlineData("Basic a-long-bearer-token")]
    public void WithoutTheToken_IsRefused(string authorization) => Given.IsRefused(Given.Verifier("cloudevents", Token).Verify(
        Given.Request(Event, Given.At(0), ("Content-Type", "application/cloudevents+json"), ("Authorization", authorization))));

    [Fact]
    public void Handshake_AnswersKnownOriginsOnly()
    {
        static WebhookHeaders Asking(string origin, string? rate) => new(
            new[] { ("WebHook-Request-Origin", origin), ("WebHook-Request-Rate", rate ?? "") }.Select(header => KeyValuePair.Create(header.Item1, header.Item2)));

        Assert.Equal(new CloudEventsHandshake("shop.example", 100), CloudEventsHandshake.Answer(Asking("shop.example", "100"), ["shop.example"]));
        Assert.Equal(1200, CloudEventsHandshake.Answer(Asking("shop.example", "999999"), ["shop.example"])!.AllowedRate);
        Assert.Null(CloudEventsHandshake.Answer(Asking("other.example", null), ["shop.example"]));
        Assert.Null(CloudEventsHandshake.Answer(new WebhookHeaders([]), ["shop.example"]));
    }

    private static Verdict Verify(string body, params (string, string)[] headers) =>
        Given.Verifier("cloudevents", Token).Verify(Given.Request(body, Given.At(0), [.. headers, ("Authorization", "Bearer " + Token)]));
}
