using System.Globalization;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;
using Reminders.Web.Access;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.DeadLetters;

/// <summary>Messages from and to other systems that no attempt could deliver.</summary>
internal static class DeadLetterRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        ApiRoute.Get<Paging, Page<DeadLetter>>(
            "/api/dead-letters", Permission.Act, "Events no attempt brought to their webhook, or payments the queue gave up, by id", Paging.Read, List),
        new(HttpMethods.Post, "/api/dead-letters/{id}/retry", Permission.Act, "Try again to deliver a dead letter, and open its webhook again if it was closed")
        {
            Handle = Retry,
            Answer = typeof(DeadLetter),
        },
    ];

    private static async Task<IResult> List(ApiCall call, Paging paging) =>
        Answers.Json(await call.Service<IDeadLetters>().DeadLetters(call.Creditor, paging.Cursor, paging.Limit, call.Cancellation));

    private static async Task<IResult> Retry(ApiCall call) =>
        long.TryParse(call.Route("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && await call.Service<IDeadLetters>().Retry(call.Creditor, id, call.Now, call.Cancellation) is { } letter
            ? Answers.Json(letter, StatusCodes.Status202Accepted)
            : Problem.NotFound("There is no such dead letter.").Result();
}
