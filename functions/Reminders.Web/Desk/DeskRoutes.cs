using Microsoft.AspNetCore.Mvc;
using Reminders.Application.Access;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Assets;
using Reminders.Web.Desk.Cases;
using Reminders.Web.Desk.Messages;
using Reminders.Web.Desk.Overview;
using Reminders.Web.Desk.Parts;
using Reminders.Web.Desk.Payments;
using Reminders.Web.Desk.Tasks;

namespace Reminders.Web.Desk;

/// <summary>The operators' desk: every case, why it is where it is, what happens next, and what a person can do about it.</summary>
public static class DeskRoutes
{
    /// <summary>Maps the desk's pages. They sign people in and guard themselves, whatever middleware and authorization the host has.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/desk.css", DeskAssets.ServeCss).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/desk/icon.svg", DeskAssets.ServeIcon).AllowAnonymous().ExcludeFromDescription();

        var pages = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter<RouteGroupBuilder, SecurityHeaders>();
        pages.MapGet("/sign-in", SignIn.Show);
        pages.MapPost("/sign-in", SignIn.Post).FromOwnForms();

        var inside = pages.MapGroup("").AddEndpointFilter<RouteGroupBuilder, RequireVisit>().AddEndpointFilter<RouteGroupBuilder, Troubles>()
            .AddEndpointFilter<RouteGroupBuilder, CountUnmatched>();
        inside.MapPost("/sign-out", (Delegate)SignIn.Out).FromOwnForms();
        inside.MapGet("/", OverviewEndpoints.Show);
        inside.MapGet("/tasks", TaskEndpoints.Show);
        inside.MapPost("/tasks/{taskId}/complete", TaskEndpoints.Complete).FromOwnForms().AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapGet("/unmatched", UnmatchedEndpoints.Show);
        inside.MapPost("/unmatched/assign", UnmatchedEndpoints.Assign).FromOwnForms().AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapPost("/unmatched/assign-to", UnmatchedEndpoints.AssignTo).FromOwnForms().AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapPost("/unmatched/set-aside", UnmatchedEndpoints.SetAside).FromOwnForms().AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapGet("/messages", GalleryEndpoints.Show);
        inside.MapGet("/cases/{invoiceId}", CaseEndpoints.Show);
        inside.MapPost("/cases/{invoiceId}/take-back", MoneyEndpoints.TakeBack).FromOwnForms().AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapPost("/cases/{invoiceId}/forget-account", MoneyEndpoints.Forget).FromOwnForms().AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapPost("/cases/{invoiceId}/{action}", CaseEndpoints.Act).FromOwnForms();
        inside.MapGet("/cases/{invoiceId}/document", DocumentEndpoints.OfInvoice).AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapGet("/cases/{invoiceId}/credit-notes/{creditNoteId}/document", DocumentEndpoints.OfCreditNote).AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapGet("/cases/{invoiceId}/next-message", NextMessageEndpoints.Show).AddEndpointFilter(new RequireRole(Role.Operator));
        inside.MapGet("/cases/{invoiceId}/messages/{contactId}", MessageEndpoints.Show).AddEndpointFilter(new RequireRole(Role.Operator));
    }

    private static RouteHandlerBuilder FromOwnForms(this RouteHandlerBuilder route) => route
        .WithMetadata(new RequestSizeLimitAttribute(OwnForms.MaxBytes))
        .AddEndpointFilter<OwnForms>();
}
