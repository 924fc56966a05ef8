using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Functions.Rings;
using Reminders.Web.Payments;

namespace Reminders.Functions.Payments;

/// <summary>
/// Payments by queue: the JSON of <c>POST /api/payments</c>, with the creditor as an application property. Completed once it is in
/// the ledger; a message that never will be goes to the dead letters with its reason; anything else is delivered again. While the
/// ledger cannot be reached each delivery is held back, longer each time: given back at once, a message would use up its deliveries
/// within a minute, and a payment among the dead letters does not keep its invoice from being reminded.
/// </summary>
public sealed class PaymentsQueue(PaymentIntake intake, ICreditors creditors, IDurableClients clients, TimeProvider time)
{
    // The broker refuses longer texts.
    private const int MaxDescription = 4096;

    private static readonly TimeSpan FirstHold = TimeSpan.FromSeconds(5);

    // With what the storage clients wait themselves, well below the lock's renewal and the host's own limit.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(3);

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

        if (QueuedPayment.Content(message) is not { } content)
        {
            await Bury("invalid", "the body is neither bytes nor a text");
            return;
        }

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

        switch (await Receive(message, creditor, payment, cancellation))
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

    private async Task<Answer<PaymentView>> Receive(
        ServiceBusReceivedMessage message, string creditor, PaymentInput payment, CancellationToken cancellation)
    {
        try
        {
            return await intake.Receive(creditor, payment, "queue", cancellation);
        }
        catch (LedgerUnavailableException)
        {
            var hold = FirstHold * Math.Pow(2, Math.Clamp(message.DeliveryCount - 1, 0, 10));
            await Task.Delay(hold < LongestHold ? hold : LongestHold, time, cancellation);
            throw;
        }
    }
}
