using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Cases;

/// <summary>What people take back of what was said about an invoice's money.</summary>
internal static class MoneyEndpoints
{
    private const int MaxText = 2000;

    public static async Task<IResult> TakeBack(HttpContext http, string invoiceId, PaymentTakeBack payments)
    {
        var visit = RequireVisit.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (source, payment, reason, formId) = (form["source"].ToString(), form["payment"].ToString(), form["reason"].ToString().Trim(), form["form"].ToString());
        if (reason.Length > MaxText)
        {
            return Page.Problem(visit, StatusCodes.Status422UnprocessableEntity, "The payment is still assigned", "Keep the reason shorter.");
        }

        var request = new ActionRequest(visit.Owner.Name)
        {
            Reason = reason.Length == 0 ? null : reason,
            Idempotency = formId.Length is 0 or > 64 ? null : ($"desk:{formId}:unassign", $"{source}/{payment}={invoiceId}:{reason}"),
        };
        var answer = await payments.Unassign(StreamId.Payment(visit.CreditorId, source, payment), invoiceId, request, http.RequestAborted);
        Flash.Leave(http, answer is Answer<PaymentView>.Done or Answer<PaymentView>.Unchanged ? Flash.PaymentTakenBack : Flash.PaymentChanged);
        return Back(invoiceId);
    }

    public static async Task<IResult> Forget(HttpContext http, string invoiceId, StreamStates states, CustomerBook customers)
    {
        var visit = RequireVisit.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var account = form["account"].ToString();
        var invoice = await states.Case(visit.CreditorId, invoiceId, http.RequestAborted);
        var answer = await customers.Report(
            visit.CreditorId, invoice.State.CustomerId, _ => [new CustomerEvent.PayerAccountForgotten(account, null)], null, visit.Owner.Name, http.RequestAborted);
        Flash.Leave(http, answer is Answer<CustomerView>.Done ? Flash.AccountForgotten : Flash.Unchanged);
        return Back(invoiceId);
    }

    private static IResult Back(string invoiceId) => SeeOther.To($"/cases/{Uri.EscapeDataString(invoiceId)}");
}
