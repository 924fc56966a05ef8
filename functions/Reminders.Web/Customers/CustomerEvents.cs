using System.Collections.Immutable;
using System.Globalization;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Documents;
using Reminders.Domain.Tasks;
using Reminders.Web.Actions;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.Customers;

/// <summary>Turns what is reported of a customer into facts.</summary>
internal static class CustomerEvents
{
    public static async Task<IResult> Report(ApiCall call, CustomerEventBody reported)
    {
        var (request, badRequest) = await IdempotencyKey.Request(call, "event");
        if (request is null)
        {
            return badRequest!.Result();
        }

        var customerId = call.Route("customerId");
        var (note, document) = Texts.Store(reported.Note, call.Service<IIdSource>());
        var answer = await call.Service<CustomerBook>().Report(
            call.Creditor, customerId, version => Facts(reported, note, customerId, version), document, request, call.Cancellation);
        return answer.Accepted();
    }

    private static ImmutableArray<CustomerEvent> Facts(CustomerEventBody reported, DocumentRef? note, string customerId, int version) =>
        reported.Type switch
        {
            CustomerEventType.ComplaintReceived =>
                [new CustomerEvent.ComplaintReceived(note), Complaint(customerId, version)],
            CustomerEventType.OptedOut => [new CustomerEvent.OptedOut(reported.Channel, note)],
            CustomerEventType.ContactReported => [new CustomerEvent.ContactReported(reported.Channel!, note)],
            CustomerEventType.AddressBounced => [new CustomerEvent.AddressBounced(reported.Channel!, note)],
            CustomerEventType.PayerAccountForgotten => [new CustomerEvent.PayerAccountForgotten(reported.Account!, note)],
            CustomerEventType.Churned => [new CustomerEvent.Churned(note)],
            var other => throw new InvalidOperationException($"No event: {other}."),
        };

    // No id of an invoice or a customer holds a tilde, so the task's id is like no other.
    private static CustomerEvent.TaskOpened Complaint(string customerId, int version) => new(
        string.Create(CultureInfo.InvariantCulture, $"{customerId}~{version + 2}"),
        TaskKind.Complaint,
        "the customer complained: answer them, then complete this task; nothing is sent before");
}
