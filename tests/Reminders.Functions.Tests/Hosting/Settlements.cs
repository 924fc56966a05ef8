using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Reminders.Functions.Tests.Hosting;

/// <summary>What the app told the broker about its messages: <c>completed</c>, or the reason it was dead-lettered for.</summary>
internal sealed class Settlements : ServiceBusMessageActions
{
    public List<string> Did { get; } = [];

    public string? Description { get; private set; }

    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        Did.Add("completed");
        return Task.CompletedTask;
    }

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null,
        string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default)
    {
        Did.Add(deadLetterReason!);
        Description = deadLetterErrorDescription;
        return Task.CompletedTask;
    }
}
