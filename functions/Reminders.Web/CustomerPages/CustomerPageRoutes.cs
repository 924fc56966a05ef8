using Microsoft.AspNetCore.Mvc;

namespace Reminders.Web.CustomerPages;

/// <summary>The customer's page: what a message was about, how to pay it, and what else can be done. Its address is all one needs.</summary>
public static class CustomerPageRoutes
{
    private const string Pattern = "/p/{token}";

    // Two thousand letters, each of them up to nine bytes in a form.
    private const long MaxBytes = 32 * 1024;

    /// <summary>Maps the page, whatever middleware and authorization the host has.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription()
            .AddEndpointFilter<RouteGroupBuilder, PageHeaders>()
            .AddEndpointFilter<RouteGroupBuilder, PageTroubles>();
        pages.MapMethods(Pattern, [HttpMethods.Get, HttpMethods.Head], PageEndpoints.Show);
        pages.MapPost(Pattern, PageEndpoints.Answer).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
    }
}
