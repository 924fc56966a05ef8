using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Web.Desk.Access;

namespace Reminders.Web.Desk.Parts;

/// <summary>Turns what only a person can put right into a page that says what to do.</summary>
internal sealed class Troubles : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var visit = RequireVisit.Of(context.HttpContext);
        try
        {
            return await next(context);
        }
        catch (LedgerUnavailableException trouble)
        {
            return Page.Problem(visit, StatusCodes.Status503ServiceUnavailable, "The ledger cannot be read or written now", trouble.Message);
        }
        catch (PolicyGoneException trouble)
        {
            return Page.Problem(visit, StatusCodes.Status500InternalServerError, "A policy is missing", trouble.Message);
        }
    }
}
