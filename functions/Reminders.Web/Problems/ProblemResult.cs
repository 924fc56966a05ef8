using System.Diagnostics;

namespace Reminders.Web.Problems;

/// <summary>Answers with a problem document.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    private const string RetryAfterSeconds = "5";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        var traced = problem with { TraceId = Activity.Current?.Id ?? httpContext.TraceIdentifier };
        return httpContext.Response.WriteAsJsonAsync(traced, ApiJson.Options, "application/problem+json", httpContext.RequestAborted);
    }
}

internal static class ProblemResults
{
    public static IResult Result(this Problem problem) => new ProblemResult(problem);
}
