using Reminders.Application.Projections;
using Reminders.Web.Desk.Overview;

namespace Reminders.Web.Desk.Access;

/// <summary>Counts the payments that wait for a person, for the navigation of every page.</summary>
internal sealed class CountUnmatched(IProjections projections) : IEndpointFilter
{
    private const int ToCount = 99;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            var visit = RequireVisit.Of(http);
            var waiting = await projections.UnmatchedPayments(visit.CreditorId, null, ToCount, http.RequestAborted);
            http.Items[typeof(Visit)] = visit with { Unmatched = new AtLeast(waiting.Items.Count, waiting.NextCursor is not null) };
        }

        return await next(context);
    }
}
