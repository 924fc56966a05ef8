using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Feeds;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Web.Access;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Feeds;

/// <summary>Whether the sources of payments still speak.</summary>
internal static class FeedRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        ApiRoute.Get<Page<FeedView>>("/api/feeds", Permission.ReadBilling, "The configured payment feeds: when each last spoke, and what is missing", List),
        ApiRoute.With<Heartbeat, FeedView>(
            HttpMethods.Post, "/api/feeds/{name}/heartbeat", Permission.ActBilling, "Say that a payment feed works, also when there is no payment",
            Heartbeat.Read, Hear),
    ];

    private static async Task<IResult> List(ApiCall call)
    {
        var creditor = Creditor(call);
        var feeds = await call.Service<FeedWatch>().Of(creditor, call.Cancellation);
        return Answers.Json(new Page<FeedView>(FeedView.All(feeds, creditor, call.Service<IPolicies>(), call.Now), null));
    }

    private static async Task<IResult> Hear(ApiCall call, Heartbeat heartbeat)
    {
        var creditor = Creditor(call);
        return await call.Service<FeedWatch>().Heard(creditor, call.Route("name"), heartbeat.Sequence, call.Cancellation) is { } word
            ? Answers.Json(FeedView.Of(word, creditor, call.Service<IPolicies>(), call.Now), StatusCodes.Status202Accepted)
            : Problem.NotFound("There is no payment feed of this name in the creditor's settings.").Result();
    }

    private static Creditor Creditor(ApiCall call) =>
        call.Service<ICreditors>().Find(call.Creditor) ?? throw new UnknownCreditorException(call.Creditor);

    private sealed record Heartbeat(long? Sequence)
    {
        public static Heartbeat? Read(Fields fields)
        {
            var sequence = fields.OptionalValue("sequence", PlainTypes.Sequence);
            return fields.AreValid ? new Heartbeat(sequence) : null;
        }
    }
}
