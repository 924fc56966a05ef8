using System.Security.Claims;
using Reminders.Application.Access;
using Reminders.Web.Problems;

namespace Reminders.Web.Access;

/// <summary>
/// Finds whose key a request carries. A session of the desk may read; whatever changes something needs the key itself in a header,
/// which no foreign page can make a browser send.
/// </summary>
internal static class KeyCheck
{
    private const string Scheme = "Bearer ";

    /// <summary>The key's owner, or the problem to answer with.</summary>
    public static (KeyOwner? Owner, Problem? Problem) Of(HttpContext http, Permission permission)
    {
        if (Find(http) is not { } owner)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"reminders\"";
            return (null, new Problem(StatusCodes.Status401Unauthorized, WhyNobody(http)));
        }

        return permission.Allows(owner.Role)
            ? (owner, null)
            : (null, new Problem(StatusCodes.Status403Forbidden, $"This needs {permission.InWords}; the key has {Permission.NameOf(owner.Role)}."));
    }

    private static KeyOwner? Find(HttpContext http)
    {
        var keys = http.RequestServices.GetRequiredService<IApiKeys>();
        if (Presented(http.Request) is { } key)
        {
            return keys.Find(key);
        }

        return HttpMethods.IsGet(http.Request.Method)
            && http.User is { Identity.IsAuthenticated: true } user
            && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } keyId
            ? keys.FindById(keyId)
            : null;
    }

    private static string? Presented(HttpRequest request)
    {
        if (request.Headers.TryGetValue("X-Api-Key", out var own))
        {
            return own.ToString();
        }

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null;
    }

    private static string WhyNobody(HttpContext http) => Presented(http.Request) is not null
        ? "The key is not known. It may have been removed."
        : "Send a key in the header X-Api-Key, or as Authorization: Bearer.";
}
