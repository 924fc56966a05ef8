using NodaTime;
using Reminders.Application.Hosting;
using Reminders.Web.Access;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Clock;

/// <summary>Moves a clock that only moves when told. There only where the host was started with one.</summary>
internal static class ClockRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        ApiRoute.With<Destination, ClockView>(
            HttpMethods.Post, "/api/clock/advance", Permission.Administer, "Advance the virtual clock, and answer once everything has come to rest",
            Destination.Read, Advance) with { Success = StatusCodes.Status200OK },
    ];

    private static async Task<IResult> Advance(ApiCall call, Destination destination) =>
        await call.Service<IVirtualClock>().Advance(destination.To, call.Cancellation)
            ? Answers.Json(new ClockView(call.Now))
            : Problem.Conflict("The clock is past that already, and time never goes back.").Result();

    private sealed record Destination(Instant To)
    {
        public static Destination? Read(Fields fields) =>
            fields.RequiredValue("to", DateTypes.Instant) is { } to ? new Destination(to) : null;
    }

    private sealed record ClockView(Instant Now);
}
