using Reminders.Application.Projections;
using Reminders.Application.Tasks;
using Reminders.Web.Access;
using Reminders.Web.Actions;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Tasks;

/// <summary>What people have to do.</summary>
internal static class TaskRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        ApiRoute.Get<Paging, Page<TaskRow>>("/api/tasks", Permission.Read, "Open tasks, oldest first", Paging.Read, List),
        ApiRoute.With<Completion, TaskRow>(
            HttpMethods.Post, "/api/tasks/{taskId}/complete", Permission.Act, "Complete a task", Completion.Read, Complete),
    ];

    private static async Task<IResult> List(ApiCall call, Paging paging) =>
        Answers.Json(await call.Service<IProjections>().Tasks(call.Creditor, paging.Cursor, paging.Limit, call.Cancellation));

    private static async Task<IResult> Complete(ApiCall call, Completion completion) => (await call.Service<TaskDesk>().Complete(
        call.Creditor, call.Route("taskId"), completion.Outcome, completion.Note, call.Actor, call.Cancellation)).Accepted();

    private sealed record Completion(string Outcome, string? Note)
    {
        public static Completion? Read(Fields fields)
        {
            var outcome = fields.Required("outcome", TextTypes.Number);
            var note = fields.Why();
            return fields.AreValid ? new Completion(outcome!, note) : null;
        }
    }
}
