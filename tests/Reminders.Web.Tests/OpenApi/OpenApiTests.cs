using System.Net;
using System.Text.Json.Nodes;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.OpenApi;

public sealed class OpenApiTests : ApiTest
{
    protected override bool WithVirtualClock => true;

    [Fact]
    public async Task EveryDocumentedField_IsKnownToTheCodeAndEveryKnownFieldIsDocumented()
    {
        // A case and a payment for the bodies that are read against one.
        await Register(Given.Invoice("x"));
        await Api.Post("/api/payments", """{"paymentId":"x","amount":"5","currency":"EUR","bookedOn":"2026-11-02"}""");
        await Api.Put("/api/customers/x", "{}");
        foreach (var (method, path, fields) in await Bodies())
        {
            var body = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field, new JsonArray("wrong"))))
            {
                ["notInTheDocument"] = 1,
            };

            var reply = await Api.Send(method, path, body.ToJsonString());

            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
            Assert.All(fields, field => Assert.DoesNotContain("unknown field", reply.ErrorAt($"/{field}"), StringComparison.Ordinal));
            Assert.Contains("unknown field", reply.ErrorAt("/notInTheDocument"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ARequiredField_IsMissedWhenLeftOut()
    {
        await Register(Given.Invoice("x"));
        await Api.Post("/api/payments", """{"paymentId":"x","amount":"5","currency":"EUR","bookedOn":"2026-11-02"}""");
        await Api.Put("/api/customers/x", "{}");
        var document = await Document();
        foreach (var (method, path, _) in await Bodies())
        {
            var required = SchemaOf(document, method, path)["required"]?.AsArray().Select(name => name!.GetValue<string>()).Order().ToList() ?? [];

            var reply = await Api.Send(method, path, """{"notInTheDocument":1}""");

            var missed = reply.Json["errors"]!.AsArray()
                .Where(error => error!["detail"]!.GetValue<string>() == "is missing")
                .Select(error => error!["pointer"]!.GetValue<string>()[1..]).Order();
            Assert.Equal(required, missed);
        }
    }

    [Fact]
    public async Task EveryReference_LeadsSomewhere()
    {
        var document = await Document();

        foreach (var reference in References(document))
        {
            var target = reference[2..].Split('/').Aggregate((JsonNode?)document, (node, name) => node?[name]);
            Assert.True(target is not null, reference);
        }
    }

    [Fact]
    public async Task EveryOperation_HasItsOwnIdAndItsProblems()
    {
        var operations = (await Document())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(pair => pair.Value!).ToList();

        Assert.Equal(operations.Count, operations.Select(operation => operation["operationId"]!.GetValue<string>()).Distinct().Count());
        Assert.All(operations.Where(operation => operation["x-roles"] is not null), operation => Assert.NotNull(operation["responses"]!["401"]));
    }

    [Fact]
    public async Task ACase_IsAsTheDocumentDescribesIt()
    {
        var reply = await Register(Given.Invoice());

        var described = (await Document())["components"]!["schemas"]!["Case"]!["properties"]!.AsObject().Select(pair => pair.Key);

        Assert.Equal(reply.Json.AsObject().Select(pair => pair.Key), described);
    }

    [Fact]
    public async Task OnlyWherePatchClears_NullIsDescribed()
    {
        var document = await Document();

        Assert.Equal("""["string","null"]""", SchemaOf(document, HttpMethod.Patch, "/api/customers/x")["properties"]!["email"]!["type"]!.ToJsonString());
        Assert.Equal("string", SchemaOf(document, HttpMethod.Put, "/api/customers/x")["properties"]!["email"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task EveryQueryParameter_IsAccepted()
    {
        var document = await Document();
        var parameters = document["paths"]!["/api/invoices"]!["get"]!["parameters"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ToList();

        Assert.Equal(["status", "customer", "segment", "dueFrom", "dueTo", "q", "cursor", "limit"], parameters);
        Assert.Equal(HttpStatusCode.OK, (await Api.Get($"/api/invoices?{string.Join('&', parameters.Select(name => $"{name}="))}")).Status);
    }

    private async Task<JsonNode> Document() => (await As(null).Get("/openapi.json")).Json;

    private async Task<List<(HttpMethod Method, string Path, List<string> Fields)>> Bodies()
    {
        var document = await Document();
        return
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Value!["requestBody"]?["content"]!["application/json"] is not null
               let method = new HttpMethod(operation.Key.ToUpperInvariant())
               let sample = Sample(path.Key)
               select (method, sample, SchemaOf(document, method, sample)["properties"]!.AsObject().Select(field => field.Key).ToList()),
        ];
    }

    private static JsonNode SchemaOf(JsonNode document, HttpMethod method, string path)
    {
        var operations = document["paths"]!.AsObject().Single(one => Sample(one.Key) == path).Value!;
        var schema = operations[method.Method.ToLowerInvariant()]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        return schema["oneOf"] is null ? schema : document["components"]!["schemas"]!["Invoice"]!;
    }

    private static string Sample(string pattern) => System.Text.RegularExpressions.Regex.Replace(
        pattern, "{[a-zA-Z]+}", "x", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(pair => pair is { Key: "$ref", Value: JsonValue target } ? [target.GetValue<string>()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
