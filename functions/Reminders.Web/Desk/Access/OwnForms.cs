using Microsoft.AspNetCore.Antiforgery;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Access;

/// <summary>Takes what is posted only from forms of this desk: the browser says it is of the same origin, and the form's token fits.</summary>
internal sealed class OwnForms(IAntiforgery antiforgery) : IEndpointFilter
{
    public const long MaxBytes = 64 * 1024;

    public const string TokenField = "_token";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return IsFromElsewhere(http.Request) || !await antiforgery.IsRequestValidAsync(http)
            ? Page.Problem(
                http.Items[typeof(Visit)] as Visit,
                StatusCodes.Status403Forbidden,
                "This form did not come from here",
                "It may be too old, or another site sent it. Nothing was changed. Open the page again and try once more.")
            : await next(context);
    }

    // Browsers send this header to https and to localhost; where it is missing, the token alone decides.
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] && site != "same-origin";
}
