using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;

namespace Reminders.Benchmarks.Ledgers;

/// <summary>Takes every message and counts it.</summary>
internal sealed class NullChannel : IMessageChannel
{
    private static readonly Task<HandOver> Accepted = Task.FromResult<HandOver>(new HandOver.Accepted());

    private int _taken;

    public string Name => Channel.Email;

    public int Taken => _taken;

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _taken);
        return Accepted;
    }

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Accepted;
}
