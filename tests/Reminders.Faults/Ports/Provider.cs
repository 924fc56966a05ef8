using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Faults.Running;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Ports;

/// <summary>A message that really reached the provider.</summary>
/// <param name="At">By the clock of the process that handed it over.</param>
/// <param name="TrueAt">By the world's clock.</param>
public sealed record Handed(OutgoingMessage Message, string Channel, Instant At, Instant TrueAt)
{
    public string Text => Message switch
    {
        OutgoingMessage.Email email => email.Body.Text,
        OutgoingMessage.Sms sms => sms.Text,
        _ => "",
    };
}

/// <summary>The outside world of one channel: moody, but it never lies about what it took.</summary>
internal sealed class Provider(string name, Turns turns, Func<Instant> now, Action<Handed> took)
{
    // As the guard's own: a call that lasts longer is cut off.
    private static readonly Duration CallTimeout = Duration.FromSeconds(30);

    private readonly Dictionary<Guid, Handed> _taken = [];

    public string Name => name;

    public ProviderMood Mood { get; set; }

    /// <summary>Asked about a message it cannot say.</summary>
    public bool IsForgetful { get; set; }

    public IReadOnlyCollection<Handed> Taken => _taken.Values;

    public async Task<HandOver> Send(OutgoingMessage message, IClock clock)
    {
        await turns.Pass(new Gate(GateKind.BeforeSend));
        switch (Mood)
        {
            case ProviderMood.Down:
                return new HandOver.Failed(false, "down");
            case ProviderMood.Refuses:
                return new HandOver.Failed(true, "no such address");
            case ProviderMood.CutOffBefore:
                return new HandOver.Unknown("cut off");
        }

        Take(message, clock);
        var began = now();
        await turns.Pass(new Gate(GateKind.AfterSend));
        return Mood == ProviderMood.CutOffAfter || now() - began > CallTimeout ? new HandOver.Unknown("cut off") : new HandOver.Accepted();
    }

    public async Task<HandOver> Ask(Guid operationId)
    {
        await turns.Pass(new Gate(GateKind.BeforeAsk));
        HandOver answer = IsForgetful ? new HandOver.Unknown("cannot say")
            : _taken.ContainsKey(operationId) ? new HandOver.Accepted()
            : new HandOver.Failed(false, "not found");
        await turns.Pass(new Gate(GateKind.AfterAsk));
        return answer;
    }

    // The operation id lets it drop what comes twice.
    private void Take(OutgoingMessage message, IClock clock)
    {
        var handed = new Handed(message, name, clock.GetCurrentInstant(), now());
        if (_taken.TryAdd(message.OperationId, handed))
        {
            took(handed);
        }
    }
}

/// <summary>A provider as one process reaches it.</summary>
internal sealed class ProviderChannel(Provider provider, IClock clock) : IMessageChannel
{
    public string Name => provider.Name;

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation) => provider.Send(message, clock);

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => provider.Ask(operationId);
}
