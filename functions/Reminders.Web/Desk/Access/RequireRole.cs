using Reminders.Application.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Access;

/// <summary>Refuses people whose key may not do this, and says what it takes.</summary>
internal sealed class RequireRole(Role role) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var visit = RequireVisit.Of(context.HttpContext);
        return visit.May(role) ? await next(context) : Refusal(visit, role);
    }

    public static IResult Refusal(Visit visit, Role role) => Page.Problem(
        visit,
        StatusCodes.Status403Forbidden,
        "Your key may not do this",
        $"You are signed in as a {Word(visit.Owner.Role)}. This takes the key of {(role == Role.Operator ? "an operator" : $"a {Word(role)}")}.");

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
