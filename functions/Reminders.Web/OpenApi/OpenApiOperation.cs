using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing.Patterns;
using Reminders.Web.Access;
using Reminders.Web.Actions;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.OpenApi;

/// <summary>One route as the OpenAPI document shows it.</summary>
internal static class OpenApiOperation
{
    private const string Json = "application/json";

    public static JsonObject Of(ApiRoute route, AnswerSchemas schemas)
    {
        var pattern = RoutePatternFactory.Parse(route.Pattern);
        var operation = new JsonObject
        {
            ["operationId"] = IdOf(route, pattern),
            ["summary"] = route.Summary,
            ["tags"] = new JsonArray(TagOf(pattern)),
            ["parameters"] = Parameters(route, pattern),
            ["responses"] = Responses(route, pattern, schemas),
        };
        if (route.Permission.NeedsKey)
        {
            operation["description"] = $"Needs {route.Permission.InWords}.";
            operation["security"] = new JsonArray(new JsonObject { ["apiKey"] = new JsonArray() }, new JsonObject { ["bearer"] = new JsonArray() });
            operation["x-roles"] = new JsonArray([.. route.Permission.Roles.Select(role => JsonValue.Create(Permission.NameOf(role)))]);
        }

        if (route.Body is { } body)
        {
            var schema = DescribingFields.Schema(body);
            operation["requestBody"] = new JsonObject
            {
                ["required"] = schema.ContainsKey("required"),
                ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = schema } },
            };
        }

        route.Refine?.Invoke(operation, schemas);
        return operation;
    }

    public static JsonObject Response(string description, JsonNode schema, string type = Json) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } },
    };

    private static JsonArray Parameters(ApiRoute route, RoutePattern pattern)
    {
        var parameters = new JsonArray([.. pattern.Parameters.Select(one =>
            Parameter("path", one.Name, new JsonObject { ["type"] = "string" }, required: true))]);
        foreach (var (name, schema) in route.Query is { } query ? DescribingFields.Schema(query)["properties"]!.AsObject() : [])
        {
            parameters.Add(Parameter("query", name, schema!.DeepClone(), required: false));
        }

        if (route.TakesIdempotencyKey)
        {
            parameters.Add(Parameter("header", IdempotencyKey.Header, new JsonObject { ["type"] = "string", ["maxLength"] = 102 }, required: false));
        }

        return parameters;
    }

    private static JsonObject Parameter(string place, string name, JsonNode schema, bool required) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = required, ["schema"] = schema };

    private static JsonObject Responses(ApiRoute route, RoutePattern pattern, AnswerSchemas schemas)
    {
        var answer = route.Answer == typeof(JsonObject) ? new JsonObject { ["type"] = "object" } : schemas.Reference(route.Answer);
        var responses = new JsonObject { [Text(route.Success)] = Response(route.Summary, answer) };
        foreach (var status in Problems(route, pattern))
        {
            responses[Text(status)] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        }

        return responses;
    }

    private static IEnumerable<int> Problems(ApiRoute route, RoutePattern pattern)
    {
        var changes = route.Method != HttpMethods.Get;
        (bool If, int Status)[] all =
        [
            (changes, 400), (route.Permission.NeedsKey, 401), (route.Permission.NeedsKey, 403), (pattern.Parameters.Count > 0, 404),
            (changes, 409), (changes, 413), (changes, 415), (changes || route.Query is not null, 422),
            (route.Permission.NeedsKey, 500), (route.Permission.NeedsKey, 503),
        ];
        return all.Where(one => one.If).Select(one => one.Status);
    }

    private static string TagOf(RoutePattern pattern) => Words(pattern).FirstOrDefault() ?? "api";

    private static string IdOf(ApiRoute route, RoutePattern pattern) =>
        route.Method.ToLowerInvariant() + string.Concat(pattern.PathSegments.Select(segment => segment.Parts[0]).Select(part => part switch
        {
            RoutePatternLiteralPart { Content: "api" } => "",
            RoutePatternLiteralPart literal => string.Concat(literal.Content.Split('-', '.').Select(Capital)),
            RoutePatternParameterPart => "One",
            _ => "",
        }));

    private static IEnumerable<string> Words(RoutePattern pattern) => pattern.PathSegments
        .Select(segment => segment.Parts[0]).OfType<RoutePatternLiteralPart>().Select(part => part.Content).Where(word => word != "api");

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
