using NodaTime;
using Reminders.Application.Access;
using Reminders.Web.Problems;
using Reminders.Web.Reading;

namespace Reminders.Web.Routing;

/// <summary>One request: whose it is and what it says.</summary>
internal sealed class ApiCall(HttpContext http, KeyOwner? owner)
{
    private JsonBody? _body;

    public HttpContext Http => http;

    public KeyOwner Owner => owner ?? throw new InvalidOperationException("The route asks for no key.");

    /// <summary>Everything is looked up under it, so another creditor's ids are simply not there.</summary>
    public string Creditor => Owner.Creditor;

    public string Actor => Owner.Name;

    public CancellationToken Cancellation => http.RequestAborted;

    public Instant Now => Service<IClock>().GetCurrentInstant();

    public T Service<T>()
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    public string Route(string name) => http.GetRouteValue(name)?.ToString() ?? "";

    public async Task<ReadResult<T>> Read<T>(Func<Fields, T?> read)
        where T : class
    {
        var (body, problem) = await Body();
        return body is null ? ReadResult<T>.Wrong(problem!) : body.Read(read);
    }

    /// <summary>The body as JSON; read once, so that it can be looked at twice.</summary>
    public async Task<(JsonBody? Body, Problem? Problem)> Body()
    {
        if (_body is null)
        {
            (_body, var problem) = await JsonBody.Read(http.Request, Cancellation);
            return (_body, problem);
        }

        return (_body, null);
    }
}
