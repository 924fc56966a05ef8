using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Reminders.Application.Ledger;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.Invoices;

public sealed class ManyInvoicesTests : ApiTest
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task AnArray_GivesAResultPerItemInOrder()
    {
        await Register(Given.Invoice("known"));
        var array = new JsonArray(
            Given.Invoice("new"),
            Given.Invoice("known"),
            Given.Invoice("known").With("amount", "1.00"),
            Given.Invoice("bad").Without("amount"),
            JsonValue.Create("no object"));

        var reply = await Api.Post("/api/invoices", array);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var results = reply.Json.AsArray();
        Assert.Equal([202, 200, 409, 422, 422], results.Select(result => result!["status"]!.GetValue<int>()));
        Assert.Equal(["new", "known", "known", "bad", null], results.Select(result => result!["invoiceId"]?.GetValue<string>()));
        Assert.Equal("/amount", results[3]!["problem"]!["errors"]![0]!["pointer"]!.GetValue<string>());
        Assert.Null(results[0]!["problem"]);
        Assert.Equal(HttpStatusCode.OK, (await Api.Get("/api/invoices/new")).Status);
    }

    [Fact]
    public async Task AnEmptyArray_HasNoResults() => Assert.Equal("[]", (await Api.Post("/api/invoices", "[]")).Text);

    [Fact]
    public async Task LinesOfAllKinds_GiveResultsInOrderAndNoneKeepsOthersOut()
    {
        var longLine = $"{{\"invoiceId\":\"{new string('x', 1024 * 1024)}\"}}";
        var body = string.Join('\n', Given.Invoice("a").ToJsonString() + "\r", "", "   ", "{broken", longLine, Given.Invoice("b").ToJsonString());

        var reply = await Api.Send(HttpMethod.Post, "/api/invoices", body, Lines);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(Lines, reply.Type);
        Assert.Equal([("a", 202), (null, 422), (null, 422), ("b", 202)], Results(reply.Text));
        Assert.Contains("longer than 1 MB", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoLinesAtAll_AreFine()
    {
        var reply = await Api.Send(HttpMethod.Post, "/api/invoices", "", Lines);

        Assert.Equal((HttpStatusCode.OK, ""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task LinesAboutTheSameInvoiceOrCustomer_ApplyInOrder()
    {
        var body = string.Join('\n', Enumerable.Range(0, 200).Select(i =>
            Given.Invoice($"i-{i % 20}", "c-1").With("amount", i < 20 ? "1.00" : "2.00").WithCustomer("name", $"Name {i}").ToJsonString()));

        var reply = await Api.Send(HttpMethod.Post, "/api/invoices", body, Lines);

        var expected = Enumerable.Range(0, 200).Select(i => ((string?)$"i-{i % 20}", i < 20 ? 202 : 409));
        Assert.Equal(expected, Results(reply.Text));
        Assert.Equal("Name 19", (await Api.Get("/api/customers/c-1"))["name"]);
    }

    [Fact]
    public async Task TenThousandLines_AreAnsweredInOrder()
    {
        const int count = 10_000;
        var body = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            body.Append(Given.Invoice($"i-{i}", $"c-{i % 3000}").ToJsonString()).Append('\n');
        }

        var reply = await Api.Send(HttpMethod.Post, "/api/invoices", body.ToString(), Lines);

        Assert.Equal(Enumerable.Range(0, count).Select(i => ((string?)$"i-{i}", 202)), Results(reply.Text));
    }

    [Fact]
    public async Task Results_ComeWhileLinesAreStillBeingSent()
    {
        using var conversation = await Conversation.Start(Host.Address, "admin", Lines);
        await conversation.Send(Given.Invoice("first").ToJsonString() + "\n");
        Assert.Contains("\"first\"", await conversation.ReadLine(), StringComparison.Ordinal);
        await conversation.Send(Given.Invoice("second").ToJsonString() + "\n");
        Assert.Contains("\"second\"", await conversation.ReadLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClientThatReadsOnlyAfterItSentEverything_IsNotWaitedForForEver()
    {
        // Some 10 MB of lines and 40 MB of results: far more than lies in any buffer on the way.
        const int count = 50_000;
        var line = "{}".PadRight(200) + "\n";
        using var conversation = await Conversation.Start(Host.Address, "admin", Lines);

        for (var sent = 0; sent < count; sent += 1000)
        {
            await conversation.Send(string.Concat(Enumerable.Repeat(line, 1000)));
        }

        await conversation.SendEnd();
        for (var read = 0; read < count; read++)
        {
            await conversation.ReadLine();
        }
    }

    [Fact]
    public async Task AClientThatGoesAway_LeavesWhatIsInAndNoErrors()
    {
        using (var conversation = await Conversation.Start(Host.Address, "admin", Lines))
        {
            await conversation.Send(Given.Invoice("first").ToJsonString() + "\n" + Given.Invoice("half").ToJsonString()[..20]);
            await conversation.ReadLine();
        }

        Assert.Equal(HttpStatusCode.OK, (await Api.Get("/api/invoices/first")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.Send(HttpMethod.Post, "/api/invoices", Given.Invoice("first").ToJsonString(), Lines)).Status);
        Assert.DoesNotContain(Host.Log.Lines, line => line.Contains("answered 500", StringComparison.Ordinal) || line.Contains("not registered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhenStorageFailsAtOnce_TheWholeRequestSaysSo()
    {
        Host.Ledger.OnAppend = _ => new LedgerUnavailableException("full");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Api.Post("/api/invoices", new JsonArray(Given.Invoice()))).Status);
        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            (await Api.Send(HttpMethod.Post, "/api/invoices", Given.Invoice().ToJsonString(), Lines)).Status);
    }

    [Fact]
    public async Task WhenStorageFailsHalfWay_TheItemsThatAreNotInSaySo()
    {
        Host.Ledger.OnAppend = stream => stream.Id is "b" ? new LedgerUnavailableException("full") : null;
        var body = string.Join('\n', Given.Invoice("a", "c-a").ToJsonString(), Given.Invoice("b", "c-b").ToJsonString(), Given.Invoice("c", "c-c").ToJsonString());

        var reply = await Api.Send(HttpMethod.Post, "/api/invoices", body, Lines);

        Assert.Equal([("a", 202), ("b", 503), ("c", 202)], Results(reply.Text));
    }

    private static IEnumerable<(string? Id, int Status)> Results(string lines) => lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!)
        .Select(result => (result["invoiceId"]?.GetValue<string>(), result["status"]!.GetValue<int>()));
}
