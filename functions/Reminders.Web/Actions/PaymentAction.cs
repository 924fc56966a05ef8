using Reminders.Application.Cases;
using Reminders.Application.Payments;
using Reminders.Domain.Amounts;
using Reminders.Web.Access;
using Reminders.Web.Payments;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Actions;

/// <summary>A payment reported on the invoice it pays. It goes the way of every payment, so it counts once wherever it is reported.</summary>
internal static class PaymentAction
{
    public static ApiRoute Route { get; } = new(
        HttpMethods.Post, "/api/invoices/{invoiceId}/payments", Permission.ActBilling, "Record a payment of this invoice")
    {
        Handle = Receive,
        Body = fields => Read(fields, "", Currency.Of("EUR")),
        Answer = typeof(CaseView),
        TakesIdempotencyKey = true,
    };

    private static PaymentInput? Read(Fields fields, string invoiceId, Currency currency)
    {
        fields.Why();
        fields.SameCurrency(currency, required: true);
        var paymentId = fields.Required("paymentId", TextTypes.ForeignId);
        var source = fields.Optional("source", PaymentBody.Source);
        var amount = fields.RequiredValue("amount", AmountTypes.Positive(currency));
        var bookedOn = fields.RequiredValue("bookedOn", DateTypes.Date);
        var payer = fields.Optional("payer", TextTypes.Name);
        return !fields.AreValid ? null : new PaymentInput(source ?? PaymentInput.DefaultSource, paymentId!, amount!.Value, bookedOn!.Value)
        {
            InvoiceId = invoiceId,
            Payer = payer,
        };
    }

    private static async Task<IResult> Receive(ApiCall call)
    {
        var invoiceId = call.Route("invoiceId");
        if (await call.Service<CaseBook>().Find(call.Creditor, invoiceId, call.Cancellation) is not { } file)
        {
            return Problem.NotFound("There is no such invoice.").Result();
        }

        var read = await call.Read(fields => Read(fields, invoiceId, file.Case.Principal.Currency));
        if (read.Value is not { } input)
        {
            return read.Problem!.Result();
        }

        var answer = await call.Service<PaymentIntake>().Receive(call.Creditor, input, call.Actor, call.Cancellation);
        return answer is Answer<PaymentView>.Done or Answer<PaymentView>.Unchanged
            ? Answers.Json(await call.Service<CaseReader>().Find(call.Creditor, invoiceId, call.Cancellation), StatusCodes.Status202Accepted)
            : answer.Problem().Result();
    }
}
