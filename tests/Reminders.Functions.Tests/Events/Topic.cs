using Azure.Messaging.ServiceBus;

namespace Reminders.Functions.Tests.Events;

/// <summary>A topic that keeps what it takes, session by session, and drops a message id it has, as one that detects duplicates does.</summary>
internal sealed class Topic : ServiceBusSender
{
    private readonly Lock _gate = new();

    public List<ServiceBusMessage> Messages { get; } = [];

    /// <summary>Every message that arrived, repeats included.</summary>
    public int Arrived { get; private set; }

    /// <summary>Asked before a message is taken.</summary>
    public Func<ServiceBusMessage, Exception?> Trouble { get; set; } = _ => null;

    /// <summary>The message is in, its answer is not.</summary>
    public Func<ServiceBusMessage, Exception?> TroubleAfter { get; set; } = _ => null;

    public IEnumerable<int> Sequences(string session) =>
        Messages.Where(one => one.SessionId == session).Select(one => (int)one.ApplicationProperties["sequence"]);

    public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (Trouble(message) is { } before)
            {
                return Task.FromException(before);
            }

            Arrived++;
            if (Messages.All(one => one.MessageId != message.MessageId))
            {
                Messages.Add(message);
            }

            return TroubleAfter(message) is { } after ? Task.FromException(after) : Task.CompletedTask;
        }
    }
}
