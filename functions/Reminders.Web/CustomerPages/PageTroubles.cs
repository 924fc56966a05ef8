using Reminders.Application.Cases;
using Reminders.Application.Ledger;

namespace Reminders.Web.CustomerPages;

/// <summary>Turns what no customer can put right into a page that says to come back. The log names the route, never the address.</summary>
internal sealed class PageTroubles(ILoggerFactory logs) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (Exception trouble) when (trouble is LedgerUnavailableException or PolicyGoneException or UnreadableStreamException)
        {
            logs.CreateLogger("Reminders.Web.CustomerPages").LogError(trouble, "{Method} /p/{{token}} answered {Status}", http.Request.Method, StatusCodes.Status503ServiceUnavailable);
            return PageResult.Notice(PageWords.Asked(http), words => words.Later, StatusCodes.Status503ServiceUnavailable);
        }
        catch (BadHttpRequestException unreadable)
        {
            return PageResult.Notice(PageWords.Asked(http), words => words.Unreadable, unreadable.StatusCode);
        }
    }
}
