using System.Net;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Feeds;

public sealed class FeedTests : ApiTest
{
    [Fact]
    public async Task AHeartbeat_IsWordFromTheFeed()
    {
        Host.Creditors.Feeds = ["bank"];
        Assert.True((await Api.Get("/api/feeds")).Json["items"]![0]!["stale"]!.GetValue<bool>());

        var reply = await As("billing").Post("/api/feeds/bank/heartbeat", body: null);

        Assert.Equal((HttpStatusCode.Accepted, "bank"), (reply.Status, reply["feed"]));
        var feed = (await Api.Get("/api/feeds")).Json["items"]![0]!;
        Assert.False(feed["stale"]!.GetValue<bool>());
        Assert.NotNull(feed["lastWordAt"]);
    }

    [Fact]
    public async Task NumbersThatAreSkipped_AreMissingUntilTheyCome()
    {
        Host.Creditors.Feeds = ["bank"];
        await Api.Post("/api/feeds/bank/heartbeat", """{"sequence":7}""");

        var skipped = await Api.Post("/api/feeds/bank/heartbeat", """{"sequence":10}""");
        Assert.Equal("""[{"from":8,"to":9}]""", skipped.Json["missing"]!.ToJsonString());

        await Api.Post("/api/feeds/bank/heartbeat", """{"sequence":9}""");
        Assert.Equal("[]", (await Api.Post("/api/feeds/bank/heartbeat", """{"sequence":8}""")).Json["missing"]!.ToJsonString());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"7\"")]
    [InlineData("99999999999999999999")]
    public async Task ASequenceThatIsNone_IsRefused(string sequence)
    {
        Host.Creditors.Feeds = ["bank"];

        var reply = await Api.Post("/api/feeds/bank/heartbeat", $$"""{"sequence":{{sequence}}}""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/sequence"), (reply.Status, reply.Json["errors"]![0]!["pointer"]!.GetValue<string>()));
    }

    [Fact]
    public async Task AFeedThatIsNotConfigured_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Post("/api/feeds/bank/heartbeat", body: null)).Status);
}
