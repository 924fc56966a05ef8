using System.Text.Json.Nodes;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.OpenApi;

/// <summary>The OpenAPI document, made from the route table and from the very code that reads bodies.</summary>
internal static class OpenApiDocument
{
    private const string Description =
        "One case per invoice: it sleeps until a reminder is due, listens for payment, and asks people before anything hard. " +
        "Errors are problem documents (RFC 9457). Money is a decimal beside its currency and is never rounded.";

    public static JsonObject Of(IReadOnlyList<ApiRoute> routes)
    {
        var schemas = new AnswerSchemas();
        var problem = schemas.Reference(typeof(Problem));
        var paths = new JsonObject();
        foreach (var address in routes.GroupBy(route => route.Pattern))
        {
            paths[address.Key] = new JsonObject(address.Select(route =>
                KeyValuePair.Create<string, JsonNode?>(route.Method.ToLowerInvariant(), OpenApiOperation.Of(route, schemas))));
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Reminders", ["version"] = "1", ["description"] = Description },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.All,
                ["responses"] = new JsonObject { ["Problem"] = OpenApiOperation.Response("What went wrong", problem, "application/problem+json") },
                ["securitySchemes"] = new JsonObject
                {
                    ["apiKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Api-Key" },
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                },
            },
        };
    }
}
