using Reminders.Application.Cases;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Domain.Amounts;
using Reminders.Web.Access;
using Reminders.Web.Actions;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Payments;

/// <summary>Payments: received, taken back, matched by a person.</summary>
internal static class PaymentRoutes
{
    public static IEnumerable<ApiRoute> All { get; } =
    [
        ApiRoute.With<PaymentInput, PaymentView>(
            HttpMethods.Post, "/api/payments", Permission.ActBilling, "Report a payment", PaymentBody.Read, Receive),
        ApiRoute.With<ReversalBody, PaymentView>(
            HttpMethods.Post, "/api/payments/{paymentId}/reversals", Permission.ActBilling, "Report that money was taken back",
            ReversalBody.Read, Reverse),
        ApiRoute.With<UnassignBody, PaymentView>(
            HttpMethods.Post, "/api/payments/{paymentId}/unassign", Permission.Act, "Take back that a payment pays an invoice, or any",
            UnassignBody.Read, Unassign) with { TakesIdempotencyKey = true },
        ApiRoute.Get<Paging, Page<UnmatchedPaymentView>>(
            "/api/unmatched-payments", Permission.ReadBilling, "Payments with money that pays no invoice yet, oldest first, with what they may pay",
            Paging.Read, Unmatched),
        new ApiRoute(HttpMethods.Post, "/api/unmatched-payments/{paymentId}/assign", Permission.Act, "Say which invoices a payment pays")
        {
            Handle = Assign,
            Body = fields => AssignmentBody.Read(fields, Currency.Of("EUR")),
            Answer = typeof(PaymentView),
            TakesIdempotencyKey = true,
        },
        ApiRoute.With<SetAsideBody, PaymentView>(
            HttpMethods.Post, "/api/unmatched-payments/{paymentId}/set-aside", Permission.Act, "Say that what is left of a payment pays no invoice",
            SetAsideBody.Read, SetAside),
    ];

    private static async Task<IResult> Receive(ApiCall call, PaymentInput payment) =>
        (await call.Service<PaymentIntake>().Receive(call.Creditor, payment, call.Actor, call.Cancellation)).Accepted();

    private static async Task<IResult> Unmatched(ApiCall call, Paging paging)
    {
        var withPayers = Permission.ReadPersonal.Allows(call.Owner.Role);
        return Answers.Json(await call.Service<UnmatchedPayments>().Page(call.Creditor, paging.Cursor, paging.Limit, withPayers, call.Cancellation));
    }

    private static async Task<IResult> Reverse(ApiCall call, ReversalBody body)
    {
        var (payment, problem) = await PaymentFinder.Find(call, body.Source);
        if (payment is null)
        {
            return problem!.Result();
        }

        var answer = await call.Service<PaymentIntake>().Reverse(
            PaymentFinder.Stream(call, payment), body.Reversal, call.Actor, call.Cancellation);
        return answer.Accepted();
    }

    private static async Task<IResult> Unassign(ApiCall call, UnassignBody body)
    {
        var (request, badRequest) = await IdempotencyKey.Request(call, "unassign");
        if (request is null)
        {
            return badRequest!.Result();
        }

        var (payment, problem) = await PaymentFinder.Find(call, body.Source);
        return payment is null
            ? problem!.Result()
            : (await call.Service<PaymentTakeBack>().Unassign(
                PaymentFinder.Stream(call, payment), body.InvoiceId, request with { Reason = body.Reason }, call.Cancellation)).Accepted();
    }

    private static async Task<IResult> SetAside(ApiCall call, SetAsideBody body)
    {
        var (payment, problem) = await PaymentFinder.Find(call, body.Source);
        return payment is null
            ? problem!.Result()
            : (await call.Service<PaymentIntake>().SetAside(
                PaymentFinder.Stream(call, payment), new ActionRequest(call.Actor) { Reason = body.Reason }, call.Cancellation)).Accepted();
    }

    private static async Task<IResult> Assign(ApiCall call)
    {
        var (request, badRequest) = await IdempotencyKey.Request(call, "assign");
        if (request is null)
        {
            return badRequest!.Result();
        }

        var (body, _) = await call.Body();
        var (payment, problem) = await PaymentFinder.Find(call, AssignmentBody.SourceIn(body!.Root));
        if (payment is null)
        {
            return problem!.Result();
        }

        var read = body.Read(fields => AssignmentBody.Read(fields, Currency.Of(payment.Currency)));
        return read.Value is { } assignment
            ? (await call.Service<PaymentIntake>().Assign(
                PaymentFinder.Stream(call, payment), assignment.Allocations, request, call.Cancellation)).Accepted()
            : read.Problem!.Result();
    }
}
