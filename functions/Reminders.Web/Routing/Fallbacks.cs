using Microsoft.AspNetCore.Authorization;
using Reminders.Web.Problems;

namespace Reminders.Web.Routing;

/// <summary>Answers what no route does, as problems: an address that is not there, a method that an address does not have.</summary>
internal static class Fallbacks
{
    public static void Map(IEndpointRouteBuilder endpoints, IReadOnlyCollection<ApiRoute> routes)
    {
        foreach (var address in routes.GroupBy(route => route.Pattern))
        {
            var allowed = string.Join(", ", address.Select(route => route.Method).Order(StringComparer.Ordinal));
            Map(endpoints, address.Key, _ => NotAllowed(allowed), allowed);
        }

        Map(endpoints, "/api/{**address}", _ => Problem.NotFound("There is nothing at this address. See /openapi.json."), allowed: null);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string pattern, Func<HttpContext, Problem> problem, string? allowed)
    {
        // A route that names its method is preferred over this one, which names none.
        endpoints.Map(pattern, http =>
        {
            SecureHeaders.Add(http.Response);
            if (allowed is not null)
            {
                http.Response.Headers.Allow = allowed;
            }

            return problem(http).Result().ExecuteAsync(http);
        }).WithMetadata(new AllowAnonymousAttribute());
    }

    private static Problem NotAllowed(string allowed) =>
        new(StatusCodes.Status405MethodNotAllowed, $"This address answers {allowed} only.");
}
