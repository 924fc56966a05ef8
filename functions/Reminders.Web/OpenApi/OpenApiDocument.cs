using System.Text.Json.Nodes;
using Reminders.Web.Routing;

namespace Reminders.Web.OpenApi;

internal static class OpenApiDocument
{
    public static JsonObject Of(IReadOnlyList<ApiRoute> routes) => new() { ["openapi"] = "3.1.0", ["x"] = routes.Count };
}
