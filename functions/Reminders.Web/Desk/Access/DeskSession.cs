using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Reminders.Application.Access;

namespace Reminders.Web.Desk.Access;

/// <summary>A signed-in person: a cookie that names the key they came with, and nothing else. The key decides on each request.</summary>
internal static class DeskSession
{
    public const string Scheme = "RemindersDesk";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "reminders-desk";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Validate;
    }

    public static Task Begin(HttpContext http, KeyOwner owner)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, owner.KeyId), new Claim(ClaimTypes.Name, owner.Name)], Scheme);
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static Task End(HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>Whose session this is, as the keys stand now; null when signed out or the key is gone.</summary>
    public static async Task<KeyOwner?> Owner(HttpContext http)
    {
        var session = await http.AuthenticateAsync(Scheme);
        if (session.Principal is not { } principal)
        {
            return null;
        }

        http.User = principal;
        return OwnerOf(http, principal);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (OwnerOf(context.HttpContext, context.Principal) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    private static KeyOwner? OwnerOf(HttpContext http, ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } keyId
        && http.RequestServices.GetRequiredService<IApiKeys>().FindById(keyId) is { Role: not Role.Billing } owner
            ? owner
            : null;
}
