using Reminders.Application.Contacts;

namespace Reminders.Application.Tests;

/// <summary>A way out that records what it was given and answers as a test wants.</summary>
internal sealed class TestChannel(string name) : IMessageChannel
{
    public List<OutgoingMessage> Handed { get; } = [];

    public Func<OutgoingMessage, HandOver> Answer { get; set; } = _ => new HandOver.Accepted();

    public Func<Guid, HandOver> Asked { get; set; } = _ => new HandOver.Unknown("cannot say");

    /// <summary>Runs before the hand-over, to let something happen in between.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public string Name => name;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        await Before();
        Handed.Add(message);
        return Answer(message);
    }

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult(Asked(operationId));
}
