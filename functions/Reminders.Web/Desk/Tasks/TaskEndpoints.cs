using Reminders.Application.Cases;
using Reminders.Application.Projections;
using Reminders.Application.Tasks;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Tasks;

/// <summary>What waits for a person, and completing it.</summary>
internal static class TaskEndpoints
{
    private const int PageSize = 25;
    private const int MaxText = 2000;

    public static async Task<IResult> Show(HttpContext http, IProjections projections)
    {
        var visit = RequireVisit.Of(http);
        return Page.Of<TasksPage>(visit, await Cursors.Read(
            http, cursor => projections.Tasks(visit.CreditorId, cursor, PageSize, http.RequestAborted)));
    }

    public static async Task<IResult> Complete(HttpContext http, string taskId, TaskDesk desk)
    {
        var visit = RequireVisit.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = form["outcome"].ToString().Trim();
        var note = form["note"].ToString().Trim();
        if (outcome.Length is 0 or > 100 || note.Length > MaxText)
        {
            return Page.Problem(visit, StatusCodes.Status422UnprocessableEntity, "The task is still open", "Choose an outcome, and keep the note shorter.");
        }

        var answer = await desk.Complete(visit.CreditorId, taskId, outcome, note.Length == 0 ? null : note, visit.Owner.Name, http.RequestAborted);
        Flash.Leave(http, answer is Answer<TaskRow>.Done ? Flash.TaskDone : Flash.TaskGone);
        return SeeOther.To(LocalPath.Of(form["back"]));
    }
}
