using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.Payments;

/// <summary>Finds the payment an address names. Ids are unique within their source only.</summary>
internal static class PaymentFinder
{
    public static async Task<(PaymentRow? Payment, Problem? Problem)> Find(ApiCall call, string? source)
    {
        var known = await call.Service<IProjections>().PaymentsById(call.Creditor, call.Route("paymentId"), call.Cancellation);
        var candidates = known.Where(payment => source is null || payment.Source == source).ToList();
        return candidates switch
        {
            [] => (null, Problem.NotFound("There is no such payment.")),
            [var only] => (only, null),
            _ => (null, Problem.Invalid("/source", $"must be said: {Sources(candidates)} each have a payment with this id")),
        };
    }

    public static StreamId Stream(ApiCall call, PaymentRow payment) => StreamId.Payment(call.Creditor, payment.Source, payment.PaymentId);

    private static string Sources(IEnumerable<PaymentRow> payments) => string.Join(", ", payments.Select(payment => payment.Source));
}
