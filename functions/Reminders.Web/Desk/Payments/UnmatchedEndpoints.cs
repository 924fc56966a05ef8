using Reminders.Application.Projections;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Payments;

/// <summary>Money that came in and found no invoice.</summary>
internal static class UnmatchedEndpoints
{
    private const int PageSize = 50;

    public static async Task<IResult> Show(HttpContext http, IProjections projections)
    {
        var visit = RequireVisit.Of(http);
        return Page.Of<UnmatchedPage>(visit, await Cursors.Read(
            http, cursor => projections.UnmatchedPayments(visit.CreditorId, cursor, PageSize, http.RequestAborted)));
    }
}
