using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using Reminders.Application.Access;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Streams;
using Reminders.Web.Desk.Parts;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Access;

/// <summary>Lets signed-in people pass and gives their request a <see cref="Visit"/>; sends everybody else to sign in.</summary>
internal sealed class RequireVisit(ICreditors creditors, IAntiforgery antiforgery, IIdSource ids, IClock clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await DeskSession.Owner(http) is not { } owner)
        {
            return ComesFromElsewhere(http) ? Page.Of<ComeIn>(LocalPath.Of(http.Request.GetEncodedPathAndQuery())) : SignInFirst(http);
        }

        http.Items[typeof(Visit)] = Begin(http, owner);
        return await next(context);
    }

    public static Visit Of(HttpContext http) =>
        http.Items[typeof(Visit)] as Visit ?? throw new InvalidOperationException("the route lacks its visit filter");

    // A link in a mail or a chat brings no strict cookie along: the person may well be signed in. A step from a page of our own tells.
    private static bool ComesFromElsewhere(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"] == "cross-site";

    private static IResult SignInFirst(HttpContext http) => Results.Redirect(
        HttpMethods.IsGet(http.Request.Method) && http.Request.Path != "/"
            ? $"/sign-in?next={Uri.EscapeDataString(http.Request.GetEncodedPathAndQuery())}"
            : "/sign-in");

    private Visit Begin(HttpContext http, KeyOwner owner)
    {
        var creditor = creditors.Find(owner.Creditor) ?? throw new UnknownCreditorException(owner.Creditor);
        return new Visit(
            owner,
            creditor,
            new DeskClock(creditor.Zone, clock.GetCurrentInstant()),
            antiforgery.GetAndStoreTokens(http).RequestToken ?? "",
            ids.New(),
            http.Request.Path.Value ?? "/",
            HttpMethods.IsGet(http.Request.Method) ? Flash.Take(http) : null);
    }
}
