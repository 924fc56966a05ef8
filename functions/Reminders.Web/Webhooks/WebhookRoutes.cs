using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Gateways;
using Reminders.Formats.Webhooks;
using Reminders.Formats.Webhooks.CloudEvents;
using Reminders.Formats.Webhooks.PayPal;
using Reminders.Web.Access;
using Reminders.Web.Measuring;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.Webhooks;

/// <summary>
/// What payment gateways send. Who they are is told by their signature alone, and a sender is never told which part of it was wrong.
/// Acknowledged once everything it says is in the ledger; anything else makes the gateway come again.
/// </summary>
internal static class WebhookRoutes
{
    private const string Address = "/api/webhooks/{source}";

    public static IEnumerable<ApiRoute> All { get; } =
    [
        new ApiRoute(HttpMethods.Post, Address, Permission.Anyone, "Events of a payment gateway, signed its own way")
        {
            Handle = Take,
            Answer = typeof(TakenEvents),
        },
        new ApiRoute(HttpMethods.Options, Address, Permission.Anyone, "The CloudEvents handshake")
        {
            Handle = call => Task.FromResult(Shake(call)),
            Answer = typeof(TakenEvents),
            Success = StatusCodes.Status200OK,
        },
    ];

    private static async Task<IResult> Take(ApiCall call)
    {
        var measures = call.Service<Measures>();
        if (call.Service<IGateways>().Find(call.Route("source")) is not { } gateway)
        {
            return Problem.NotFound("There is no such source of payments.").Result();
        }

        if (gateway.Verifier(out var missing) is not { } verifier)
        {
            measures.Warn(Measures.WebhooksUnconfigured, 1, gateway.Name);
            Log(call).LogError("Webhooks of {Source} are not accepted: {Problem}", gateway.Name, missing);
            return Unavailable("This source is not set up yet.");
        }

        if (await WebhookBody.Read(call.Http.Request, verifier.Row.MaxBodyBytes, call.Cancellation) is not { } body)
        {
            return TooLarge(verifier.Row.MaxBodyBytes);
        }

        var headers = new WebhookHeaders(call.Http.Request.Headers.SelectMany(
            header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? ""))));
        var request = new WebhookRequest(body, headers, call.Now);
        var verdict = verifier.Verify(request);
        if (verdict is Verdict.NeedsCertificate needed)
        {
            var (certificate, untrusted) = await call.Service<PayPalCertificates>().Find(needed.Url, gateway.Setup.Sandbox, call.Cancellation);
            if (certificate is null && untrusted is null)
            {
                return Unavailable("The certificate that signed this cannot be had now.");
            }

            verdict = certificate is null ? new Verdict.Refused(untrusted!) : ((PayPalWebhook)verifier).Verify(request, certificate);
        }

        return await Answer(call, gateway, verifier.Row, verdict);
    }

    private static async Task<IResult> Answer(ApiCall call, Gateway gateway, SignatureRow row, Verdict verdict)
    {
        var creditor = call.Service<ICreditors>().Find(gateway.Creditor) ?? throw new UnknownCreditorException(gateway.Creditor);
        var reports = call.Service<GatewayReports>();
        switch (verdict)
        {
            case Verdict.Verified verified:
                return Acknowledge(call, gateway, row, await reports.Take(gateway, creditor, verified.Events, call.Cancellation));
            case Verdict.NeedsPayment needed:
                return Acknowledge(call, gateway, row, await reports.Take(gateway, creditor, needed.PaymentId, needed.Url, call.Cancellation));
            case Verdict.TooLarge large:
                return TooLarge(large.MaxBytes);
            case Verdict.Refused refused:
                call.Service<Measures>().Warn(Measures.WebhooksRefused, 1, gateway.Name);
                Log(call).LogWarning("A webhook for {Source} was refused: {Problem}", gateway.Name, refused.Why);
                return new Problem(StatusCodes.Status401Unauthorized, "This does not come from the source, or not from now.").Result();
            case Verdict.UnknownFormat:
                return new Problem(StatusCodes.Status415UnsupportedMediaType, "This source sends JSON.").Result();
            case Verdict.Unreadable unreadable:
                return Unreadable(call, gateway, [unreadable.Problem]);
            default:
                throw new InvalidOperationException($"No verdict: {verdict.GetType().Name}.");
        }
    }

    private static IResult Acknowledge(ApiCall call, Gateway gateway, SignatureRow row, TakenEvents taken)
    {
        if (taken.Unreachable is { } why)
        {
            call.Service<Measures>().Warn(Measures.WebhooksUnanswered, 1, gateway.Name);
            Log(call).LogError("{Source} was asked for the rest of a webhook in vain: {Problem}", gateway.Name, why);
            return Unavailable("The source was asked for the rest and did not answer.");
        }

        if (!taken.AreIn)
        {
            return Unreadable(call, gateway, taken.Problems);
        }

        return row.AcknowledgedBody is { } text ? Results.Text(text, statusCode: row.Acknowledged) : Results.StatusCode(row.Acknowledged);
    }

    // Genuine, and not understood: the gateway keeps it and shows it as failed; the operator is told.
    private static IResult Unreadable(ApiCall call, Gateway gateway, IReadOnlyCollection<string> problems)
    {
        call.Service<Measures>().Warn(Measures.WebhooksUnreadable, problems.Count, gateway.Name);
        foreach (var problem in problems)
        {
            Log(call).LogError("A webhook of {Source} cannot be taken in: {Problem}", gateway.Name, problem);
        }

        return Problem.Invalid("", string.Join("; ", problems.Distinct().Take(10))).Result();
    }

    private static IResult Shake(ApiCall call)
    {
        var headers = new WebhookHeaders(call.Http.Request.Headers.SelectMany(
            header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? ""))));
        if (call.Service<IGateways>().Find(call.Route("source")) is { } gateway
            && CloudEventsHandshake.Answer(headers, gateway.Origins) is { } answer)
        {
            call.Http.Response.Headers["WebHook-Allowed-Origin"] = answer.AllowedOrigin;
            call.Http.Response.Headers["WebHook-Allowed-Rate"] = answer.AllowedRate.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Results.StatusCode(StatusCodes.Status200OK);
    }

    private static IResult TooLarge(int maxBytes) =>
        new Problem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than the {maxBytes / 1024} KB that this source may send.").Result();

    private static IResult Unavailable(string detail) => new Problem(StatusCodes.Status503ServiceUnavailable, detail).Result();

    private static ILogger Log(ApiCall call) => call.Service<ILoggerFactory>().CreateLogger("Reminders.Web.Webhooks");
}
