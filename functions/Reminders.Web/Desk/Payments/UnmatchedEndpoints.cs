using System.Collections.Immutable;
using Reminders.Application.Cases;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Payments;
using Reminders.Formats.Matching;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Payments;

/// <summary>Money that came in and found no invoice, and what people decide about it.</summary>
internal static class UnmatchedEndpoints
{
    private const int PageSize = 25;
    private const int MaxParts = 50;
    private const int MaxText = 2000;
    private const int MaxName = 200;
    private const int EnoughAlike = 20;

    public static async Task<IResult> Show(HttpContext http, UnmatchedPayments payments)
    {
        var visit = RequireVisit.Of(http);
        return Page.Of<UnmatchedPage>(visit, await Cursors.Read(
            http, cursor => payments.Page(visit.CreditorId, cursor, PageSize, visit.CanAct, http.RequestAborted)));
    }

    public static async Task<IResult> Assign(HttpContext http, PaymentIntake intake, StreamStates states)
    {
        var visit = RequireVisit.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var stream = Stream(visit, form);
        var payment = await states.Payment(stream, http.RequestAborted);
        if (payment.State.CurrencyCode is not { } currency || Parts(form, Currency.Of(currency)) is not { } parts)
        {
            return Changed(http);
        }

        return After(http, await intake.Assign(stream, parts, Request(visit, form, "assign"), http.RequestAborted), Flash.PaymentAssigned);
    }

    /// <summary>An invoice of the person's own choice, by its id or, if it is open and no other has it, by its number.</summary>
    public static async Task<IResult> AssignTo(HttpContext http, PaymentIntake intake, StreamStates states, IProjections projections)
    {
        var visit = RequireVisit.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var stream = Stream(visit, form);
        var payment = await states.Payment(stream, http.RequestAborted);
        if (payment.State.CurrencyCode is not { } currency
            || Money.Parse(form["amount"].ToString().Trim(), Currency.Of(currency), out var amount) is not null
            || await Chosen(visit, form["invoice"].ToString().Trim(), states, projections, http.RequestAborted) is not { } invoiceId)
        {
            return NotAssigned(http);
        }

        var answer = await intake.Assign(
            stream, [new Allocation(invoiceId, new MinorUnits(amount.Minor))], Request(visit, form, "assign"), http.RequestAborted);
        return answer is Answer<PaymentView>.Invalid ? NotAssigned(http) : After(http, answer, Flash.PaymentAssigned);
    }

    private static async Task<string?> Chosen(
        Visit visit, string written, StreamStates states, IProjections projections, CancellationToken cancellation)
    {
        if (written.Length is 0 or > MaxName)
        {
            return null;
        }

        if ((await states.Case(visit.CreditorId, written, cancellation)).Exists)
        {
            return written;
        }

        var keys = StoredKeys.OfInvoice(written, written, null, visit.Creditor.Matching);
        var numbered = new List<string>();
        foreach (var id in await projections.StreamsWith(visit.CreditorId, StreamKind.Invoice, keys, EnoughAlike, cancellation))
        {
            if ((await states.Case(visit.CreditorId, id, cancellation)).State.Number == written)
            {
                numbered.Add(id);
            }
        }

        return numbered is [var only] ? only : null;
    }

    public static async Task<IResult> SetAside(HttpContext http, PaymentIntake intake)
    {
        var visit = RequireVisit.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var reason = form["reason"].ToString().Trim();
        if (reason.Length > MaxText)
        {
            return Page.Problem(visit, StatusCodes.Status422UnprocessableEntity, "The payment is still unmatched", "Keep the reason shorter.");
        }

        var request = new ActionRequest(visit.Owner.Name) { Reason = reason.Length == 0 ? null : reason };
        return After(http, await intake.SetAside(Stream(visit, form), request, http.RequestAborted), Flash.PaymentSetAside);
    }

    private static StreamId Stream(Visit visit, IFormCollection form) =>
        StreamId.Payment(visit.CreditorId, form["source"].ToString(), form["payment"].ToString());

    // As the page proposed them: an invoice and an amount each.
    private static ImmutableArray<Allocation>? Parts(IFormCollection form, Currency currency)
    {
        var (invoices, amounts) = (form["invoice"], form["amount"]);
        if (invoices.Count is 0 or > MaxParts || invoices.Count != amounts.Count)
        {
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<Allocation>(invoices.Count);
        foreach (var (invoice, amount) in invoices.Zip(amounts))
        {
            if (Money.Parse(amount ?? "", currency, out var money) is not null)
            {
                return null;
            }

            parts.Add(new Allocation(invoice ?? "", new MinorUnits(money.Minor)));
        }

        return parts.ToImmutable();
    }

    // The same form sent twice assigns once.
    private static ActionRequest Request(Visit visit, IFormCollection form, string action)
    {
        var formId = form["form"].ToString();
        return formId.Length is 0 or > 64
            ? new ActionRequest(visit.Owner.Name)
            : new ActionRequest(visit.Owner.Name)
            {
                Idempotency = ($"desk:{formId}:{action}", $"{form["source"]}/{form["payment"]}={form["invoice"]}:{form["amount"]}"),
            };
    }

    private static IResult After(HttpContext http, Answer<PaymentView> answer, string done)
    {
        if (answer is not (Answer<PaymentView>.Done or Answer<PaymentView>.Unchanged))
        {
            return Changed(http);
        }

        Flash.Leave(http, done);
        return SeeOther.To("/unmatched");
    }

    private static IResult NotAssigned(HttpContext http)
    {
        Flash.Leave(http, Flash.PaymentNotAssigned);
        return SeeOther.To("/unmatched");
    }

    private static IResult Changed(HttpContext http)
    {
        Flash.Leave(http, Flash.PaymentChanged);
        return SeeOther.To("/unmatched");
    }
}
