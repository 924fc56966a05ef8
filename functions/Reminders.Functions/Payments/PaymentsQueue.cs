using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Payments;
using Reminders.Functions.Rings;
using Reminders.Web.Payments;

namespace Reminders.Functions.Payments;

/// <summary>
/// Payments by queue: the JSON of <c>POST /api/payments</c>, with the creditor as an application property. Completed once it is in
/// the ledger; a message that never will be goes to the dead letters with its reason; anything else is delivered again.
/// </summary>
public sealed class PaymentsQueue(PaymentIntake intake, ICreditors creditors, IDurableClients clients)
{
    // The broker refuses longer texts.
    private const int MaxDescription = 4096;

    [Function("PaymentsQueue")]
    public async Task Take(
        [ServiceBusTrigger(QueuedPayment.Queue, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        clients.Use(client);
        var creditor = QueuedPayment.Creditor(message);
        if (creditors.Find(creditor) is null)
        {
            await Bury("unknownCreditor", "the application property 'creditor' names nobody that is configured");
            return;
        }

        var content = message.Body.ToMemory();
        if (content.Length > QueuedPayment.MaxBytes)
        {
            await Bury("tooLarge", $"a payment has at most {QueuedPayment.MaxBytes} bytes, this has {content.Length}");
            return;
        }

        var (payment, wrong) = PaymentMessages.Read(content);
        if (payment is null)
        {
            await Bury("invalid", wrong ?? "cannot be read");
            return;
        }

        switch (await intake.Receive(creditor, payment, "queue", cancellation))
        {
            case Answer<PaymentView>.Refused refused:
                await Bury("conflict", refused.Detail);
                break;
            case Answer<PaymentView>.Invalid invalid:
                await Bury("invalid", string.Join("; ", invalid.Errors.Select(error => $"{error.Pointer} {error.Detail}")));
                break;
            default:
                await actions.CompleteMessageAsync(message, cancellation);
                break;
        }

        Task Bury(string reason, string description) => actions.DeadLetterMessageAsync(
            message,
            deadLetterReason: reason,
            deadLetterErrorDescription: description.Length > MaxDescription ? description[..MaxDescription] : description,
            cancellationToken: cancellation);
    }
}
