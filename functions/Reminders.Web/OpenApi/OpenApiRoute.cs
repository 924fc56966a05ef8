using System.Text.Json.Nodes;
using Reminders.Web.Access;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.OpenApi;

/// <summary>The API's own description.</summary>
internal static class OpenApiRoute
{
    public static ApiRoute For(IReadOnlyList<ApiRoute> routes)
    {
        var document = new Lazy<JsonObject>(() => OpenApiDocument.Of(routes));
        return ApiRoute.Get<JsonObject>(
            "/openapi.json", Permission.Anyone, "This description", _ => Task.FromResult(Answers.Json(document.Value)));
    }
}
