using Reminders.Web.Access;
using Reminders.Web.Problems;

namespace Reminders.Web.Routing;

/// <summary>Runs one request of one route: key, handler, answer, and a problem document for whatever goes wrong.</summary>
internal static class ApiEndpoint
{
    public static async Task Run(ApiRoute route, HttpContext http)
    {
        SecureHeaders.Add(http.Response);
        try
        {
            var result = await Answer(route, http);
            await result.ExecuteAsync(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            var problem = Failures.Of(exception);
            Log(route, http, exception, problem);
            http.Response.Clear();
            SecureHeaders.Add(http.Response);
            await problem.Result().ExecuteAsync(http);
        }
    }

    private static Task<IResult> Answer(ApiRoute route, HttpContext http)
    {
        if (!route.Permission.NeedsKey)
        {
            return route.Handle(new ApiCall(http, null));
        }

        var (owner, problem) = KeyCheck.Of(http, route.Permission);
        return owner is null ? Task.FromResult(problem!.Result()) : route.Handle(new ApiCall(http, owner));
    }

    // The pattern, never the path or the body: they hold what people sent.
    private static void Log(ApiRoute route, HttpContext http, Exception exception, Problem problem)
    {
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>()
                .CreateLogger("Reminders.Web.Api")
                .LogError(exception, "{Method} {Pattern} answered {Status}", route.Method, route.Pattern, problem.Status);
        }
    }
}
