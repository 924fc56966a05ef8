using Microsoft.AspNetCore.Antiforgery;
using Reminders.Application.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Access;

/// <summary>Signing in with a key or a one-time code, once, and out again.</summary>
internal static class SignIn
{
    public static async Task<IResult> Show(HttpContext http, IAntiforgery antiforgery) =>
        await DeskSession.Owner(http) is not null
            ? Results.Redirect("/")
            : Form(http, antiforgery, http.Request.Query["next"], null, StatusCodes.Status200OK);

    public static async Task<IResult> Post(HttpContext http, IApiKeys keys, SignInCodes codes, SignInLimit limit, IAntiforgery antiforgery)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (limit.IsReached(address))
        {
            return Again("Too many tries. Wait a minute, then try again.", StatusCodes.Status429TooManyRequests);
        }

        var presented = form["key"].ToString().Trim();
        switch (keys.Find(presented) ?? (codes.Take(presented) is { } keyId ? keys.FindById(keyId) : null))
        {
            case null:
                limit.Count(address);
                return Again("This key does not open the desk. Check it and try again.", StatusCodes.Status401Unauthorized);
            case { Role: Role.Billing }:
                return Again(
                    "This key is for billing systems: it works with the API, not here. Sign in with a viewer's, operator's, lead's or admin's key.",
                    StatusCodes.Status403Forbidden);
            case { } owner:
                await DeskSession.Begin(http, owner);
                return SeeOther.To(LocalPath.Of(form["next"]));
        }

        IResult Again(string problem, int status) => Form(http, antiforgery, form["next"], problem, status);
    }

    public static async Task<IResult> Out(HttpContext http)
    {
        await DeskSession.End(http);
        return SeeOther.To("/sign-in");
    }

    private static IResult Form(HttpContext http, IAntiforgery antiforgery, string? next, string? problem, int status) =>
        Page.Of<SignInPage>(new SignInForm(antiforgery.GetAndStoreTokens(http).RequestToken ?? "", LocalPath.Of(next), problem), status);
}

/// <summary>What the sign-in page shows.</summary>
public sealed record SignInForm(string Token, string Next, string? Problem);
