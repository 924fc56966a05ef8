namespace Reminders.Web.CustomerPages;

/// <summary>Headers of every answer: nothing from elsewhere, no script, in no frame, no cache and no index; its address is told to nobody.</summary>
internal sealed class PageHeaders : IEndpointFilter
{
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src {PageStyle.Hash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }
}
