using System.Text.Json.Nodes;
using Reminders.Web.Access;
using Reminders.Web.OpenApi;
using Reminders.Web.Problems;
using Reminders.Web.Reading;

namespace Reminders.Web.Routing;

/// <summary>One line of the route table: who may do what where, and what goes in and comes out.</summary>
internal sealed record ApiRoute(string Method, string Pattern, Permission Permission, string Summary)
{
    public required Func<ApiCall, Task<IResult>> Handle { get; init; }

    /// <summary>Names the body's fields, for the OpenAPI document.</summary>
    public Action<Fields>? Body { get; init; }

    /// <summary>Names the query's parameters.</summary>
    public Action<Fields>? Query { get; init; }

    public int Success { get; init; } = StatusCodes.Status202Accepted;

    /// <summary>The type of a successful answer.</summary>
    public required Type Answer { get; init; }

    /// <summary>A repeated request with the same Idempotency-Key does nothing again.</summary>
    public bool TakesIdempotencyKey { get; init; }

    /// <summary>Adds to the OpenAPI document what does not follow from the rest.</summary>
    public Action<JsonObject, AnswerSchemas>? Refine { get; init; }

    public static ApiRoute Get<T>(string pattern, Permission permission, string summary, Func<ApiCall, Task<IResult>> handle) =>
        new(HttpMethods.Get, pattern, permission, summary) { Handle = handle, Answer = typeof(T), Success = StatusCodes.Status200OK };

    public static ApiRoute Get<TQuery, T>(
        string pattern, Permission permission, string summary, Func<Fields, TQuery?> query, Func<ApiCall, TQuery, Task<IResult>> handle)
        where TQuery : class => Get<T>(pattern, permission, summary, call => Handled(QueryFields.Read(call.Http.Request.Query, query), call, handle)) with
        {
            Query = fields => query(fields),
        };

    /// <summary>A route with a body of fixed fields.</summary>
    public static ApiRoute With<TBody, T>(
        string method,
        string pattern,
        Permission permission,
        string summary,
        Func<Fields, TBody?> body,
        Func<ApiCall, TBody, Task<IResult>> handle)
        where TBody : class => new(method, pattern, permission, summary)
        {
            Handle = async call => await Handled(await call.Read(body), call, handle),
            Body = fields => body(fields),
            Answer = typeof(T),
        };

    private static Task<IResult> Handled<TRead>(ReadResult<TRead> read, ApiCall call, Func<ApiCall, TRead, Task<IResult>> handle)
        where TRead : class => read.Value is { } value ? handle(call, value) : Task.FromResult(read.Problem!.Result());
}
