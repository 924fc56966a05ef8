using Reminders.Application.Cases;

namespace Reminders.Web.Problems;

/// <summary>From the use cases' answers to HTTP's.</summary>
internal static class Answers
{
    public static IResult Json(object? value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, ApiJson.Options, contentType: null, statusCode: status);

    /// <summary>202 with what it is now, also when nothing was left to do.</summary>
    public static IResult Accepted<T>(this Answer<T> answer, Func<T, object?> view) => answer switch
    {
        Answer<T>.Done done => Json(view(done.Value), StatusCodes.Status202Accepted),
        Answer<T>.Unchanged unchanged => Json(view(unchanged.Value), StatusCodes.Status202Accepted),
        _ => answer.Problem().Result(),
    };

    public static IResult Accepted<T>(this Answer<T> answer) => answer.Accepted(value => value);

    /// <summary>200 with what was asked for.</summary>
    public static IResult Found<T>(this Answer<T> answer) =>
        answer is Answer<T>.Done done ? Json(done.Value) : answer.Problem().Result();

    public static IResult Found<T>(T? value, string whatIsMissing)
        where T : class => value is null ? Problems.Problem.NotFound(whatIsMissing).Result() : Json(value);

    public static Problem Problem<T>(this Answer<T> answer) => answer switch
    {
        Answer<T>.NotFound missing => Problems.Problem.NotFound(missing.Detail),
        Answer<T>.Refused refused => Problems.Problem.Conflict(refused.Detail),
        Answer<T>.Invalid invalid => Problems.Problem.Invalid(invalid.Errors),
        _ => throw new InvalidOperationException($"No problem: {answer.GetType().Name}."),
    };
}
