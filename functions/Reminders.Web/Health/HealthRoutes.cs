using System.Text.Json.Serialization;
using Reminders.Application.Hosting;
using Reminders.Web.Access;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.Health;

/// <summary>Whether the process runs, and whether it can take work. Asked by load balancers, so without a key.</summary>
internal static class HealthRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        ApiRoute.Get<HealthView>("/health/live", Permission.Anyone, "The process runs", _ => Task.FromResult(Answers.Json(new HealthView("live")))),
        ApiRoute.Get<HealthView>("/health/ready", Permission.Anyone, "It can take work", Ready),
    ];

    private static async Task<IResult> Ready(ApiCall call)
    {
        var problems = await call.Service<IHealth>().Problems(call.Cancellation);
        return problems.Count == 0
            ? Answers.Json(new HealthView("ready"))
            : Answers.Json(new HealthView("notReady") { Problems = problems }, StatusCodes.Status503ServiceUnavailable);
    }

    private sealed record HealthView(string Status)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<string>? Problems { get; init; }
    }
}
