using System.Text.Json;
using Reminders.Application.Contacts;
using Reminders.Web.Access;
using Reminders.Web.Measuring;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.Deliveries;

/// <summary>
/// Delivery reports as Event Grid posts them, in either of its schemas and with both of their handshakes. Reports of messages that
/// are not ours are taken and dropped: refused, they would only come again.
/// </summary>
internal static class DeliveryRoutes
{
    private const string Address = "/api/delivery-reports";

    public static IEnumerable<ApiRoute> All { get; } =
    [
        new ApiRoute(HttpMethods.Post, Address, Permission.ActBilling, "Report what became of messages (Event Grid or CloudEvents)")
        {
            Handle = Take,
            Answer = typeof(TakenReports),
            Success = StatusCodes.Status200OK,
        },
        new ApiRoute(HttpMethods.Options, Address, Permission.Anyone, "The CloudEvents handshake")
        {
            Handle = call => Task.FromResult(Shake(call)),
            Answer = typeof(TakenReports),
            Success = StatusCodes.Status200OK,
        },
    ];

    private static async Task<IResult> Take(ApiCall call)
    {
        var (body, problem) = await call.Body();
        if (body is null)
        {
            return problem!.Result();
        }

        JsonElement[] events = body.Root.ValueKind == JsonValueKind.Array ? [.. body.Root.EnumerateArray()] : [body.Root];
        if (events is [var only] && GridEvent.ValidationCodeOf(only) is { } code)
        {
            return Answers.Json(new { validationResponse = code });
        }

        var (taken, failed) = (0, 0);
        foreach (var report in events.Select(GridEvent.ReportOf).OfType<DeliveryReport>())
        {
            failed += report.Status == DeliveryStatus.Delivered ? 0 : 1;
            taken += await call.Service<DeliveryReports>().Take(call.Creditor, report, call.Actor, call.Cancellation) ? 1 : 0;
        }

        if (failed > 0)
        {
            call.Service<Measures>().Warn(Measures.DeliveriesFailed, failed);
        }

        return Answers.Json(new TakenReports(taken, events.Length - taken));
    }

    // CloudEvents 1.0 webhooks: whoever wants to post asks first, and posting still needs a key.
    private static IResult Shake(ApiCall call)
    {
        if (call.Http.Request.Headers.TryGetValue("WebHook-Request-Origin", out var origin) && origin.ToString() is { Length: > 0 and <= 253 } from)
        {
            call.Http.Response.Headers["WebHook-Allowed-Origin"] = from;
            call.Http.Response.Headers["WebHook-Allowed-Rate"] = "1000";
        }

        return Answers.Json(new TakenReports(0, 0));
    }

    private sealed record TakenReports(int Taken, int Ignored);
}
