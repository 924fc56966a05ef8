using Reminders.Application.Cases;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Application.CustomerPages;

/// <summary>Takes what customers answer on their pages. Each form counts once, however often it is sent.</summary>
public sealed class PageAnswers(CaseActions actions, CustomerBook customers, ILedger ledger)
{
    /// <summary>Refused where the page does not offer it now.</summary>
    /// <param name="invoice">One of the page's.</param>
    /// <param name="action">What they do.</param>
    /// <param name="command">The same as the case takes it.</param>
    /// <param name="note">What they wrote.</param>
    /// <param name="form">The form's own id and all it said.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Answer<CaseFile>> Take(
        PageInvoice invoice, PageAction action, CaseCommand command, string? note, (string Id, string Content) form, CancellationToken cancellation = default)
    {
        var request = new ActionRequest(Actors.Customer) { Reason = note, Idempotency = ($"page:{form.Id}:{action}", form.Content) };
        var stream = invoice.File.Invoice.Stream;
        var seen = await ledger.Seen(stream, RequestKeys.Of(request.Idempotency), cancellation);
        return seen ?? invoice.Offers.Contains(action)
            ? await actions.Act(stream.Creditor, stream.Id, _ => command, request, cancellation)
            : new Answer<CaseFile>.Refused("the page does not offer it now");
    }

    /// <summary>The customer wants no more messages on a way. What is needed goes another one, or a person is told.</summary>
    public Task<Answer<CustomerView>> OptOut(CustomerPage page, string channel, (string Id, string Content) form, CancellationToken cancellation = default) =>
        customers.Report(
            page.About.Creditor,
            page.About.CustomerId,
            _ => [new CustomerEvent.OptedOut(channel, null)],
            null,
            new ActionRequest(Actors.Customer) { Idempotency = ($"page:{form.Id}:optOut", form.Content) },
            cancellation);
}
