using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;

namespace Reminders.Functions.Tests.Payments;

/// <summary>The queue of payments and its dead letters, as the broker keeps them: peeked freely, taken away only under a lock.</summary>
internal sealed class DeadQueue
{
    private readonly SortedDictionary<long, ServiceBusReceivedMessage> _dead = [];
    private readonly HashSet<long> _locked = [];

    public DeadQueue()
    {
        Receiver = new Buried(this);
        Sender = new Sending(this);
    }

    public ServiceBusReceiver Receiver { get; }

    public ServiceBusSender Sender { get; }

    public List<ServiceBusMessage> Sent { get; } = [];

    public IEnumerable<long> Dead => _dead.Keys;

    public int Locked => _locked.Count;

    /// <summary>What goes wrong at a call of this name.</summary>
    public Func<string, Exception?> Trouble { get; set; } = _ => null;

    /// <summary>Buries a message under the next number.</summary>
    public long Bury(string body, string? creditor = null, string reason = "invalid", string description = "/amount is missing", string? id = null, Action<AmqpAnnotatedMessage>? with = null)
    {
        var properties = new Dictionary<string, object> { ["DeadLetterReason"] = reason, ["DeadLetterErrorDescription"] = description };
        if (creditor is not null)
        {
            properties["creditor"] = creditor;
        }

        var number = _dead.Count == 0 ? 5 : _dead.Keys.Max() + 3;
        _dead[number] = ServiceBusModelFactory.ServiceBusReceivedMessage(
            BinaryData.FromString(body),
            messageId: id ?? $"m{number}",
            properties: properties,
            sequenceNumber: number,
            enqueuedTime: new DateTimeOffset(2026, 5, 15, 10, 0, 0, TimeSpan.Zero),
            deliveryCount: 2,
            lockTokenGuid: Guid.NewGuid());
        with?.Invoke(_dead[number].GetRawAmqpMessage());
        return number;
    }

    /// <summary>Another receiver holds it.</summary>
    public void Lock(long number) => _locked.Add(number);

    private void Check(string call)
    {
        if (Trouble(call) is { } trouble)
        {
            throw trouble;
        }
    }

    private sealed class Sending(DeadQueue queue) : ServiceBusSender
    {
        public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
        {
            queue.Check("send");
            queue.Sent.Add(message);
            return Task.CompletedTask;
        }
    }

    private sealed class Buried(DeadQueue queue) : ServiceBusReceiver
    {
        public override Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
            int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default)
        {
            queue.Check("peek");
            return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>(
                [.. queue._dead.Where(one => one.Key >= fromSequenceNumber!.Value).Take(maxMessages).Select(one => one.Value)]);
        }

        public override Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
            int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default)
        {
            queue.Check("receive");
            var some = queue._dead.Where(one => !queue._locked.Contains(one.Key)).Take(Math.Min(maxMessages, 3)).ToList();
            queue._locked.UnionWith(some.Select(one => one.Key));
            return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>([.. some.Select(one => one.Value)]);
        }

        public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            queue.Check("complete");
            Assert.True(queue._locked.Remove(message.SequenceNumber));
            queue._dead.Remove(message.SequenceNumber);
            return Task.CompletedTask;
        }

        public override Task AbandonMessageAsync(
            ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default)
        {
            queue.Check("abandon");
            Assert.True(queue._locked.Remove(message.SequenceNumber));
            return Task.CompletedTask;
        }
    }
}
