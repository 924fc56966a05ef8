using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Reminders.Web.Desk.Access;

namespace Reminders.Web.Desk.Parts;

/// <summary>Renders a page on the server.</summary>
internal static class Page
{
    public static IResult Of<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status };

    public static IResult Of<TPage>(Visit visit, object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Visit"] = visit, ["Model"] = model }) { StatusCode = status };

    public static IResult Problem(Visit? visit, int status, string title, string text) =>
        new RazorComponentResult<ProblemPage>(new Dictionary<string, object?> { ["Visit"] = visit, ["Title"] = title, ["Text"] = text })
        {
            StatusCode = status,
        };

    public static IResult NotFound(Visit visit, string text) =>
        Problem(visit, StatusCodes.Status404NotFound, "Not found", text);
}
