using Reminders.Application.Contacts;

namespace Reminders.Web.Measuring;

/// <summary>A channel whose outcomes are counted.</summary>
public sealed class MeasuredChannel(IMessageChannel channel, Measures measures) : IMessageChannel
{
    public string Name => channel.Name;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var outcome = await channel.Send(message, cancellation);
        if (outcome is HandOver.Accepted)
        {
            measures.Note(Measures.HandoversAccepted, 1, Name);
        }
        else if (outcome is HandOver.Failed)
        {
            measures.Warn(Measures.HandoversFailed, 1, Name);
        }

        return outcome;
    }

    // A hand-over without an answer is asked for later; only then it is known or for ever unknown.
    public async Task<HandOver> Ask(Guid operationId, CancellationToken cancellation)
    {
        var outcome = await channel.Ask(operationId, cancellation);
        if (outcome is HandOver.Unknown)
        {
            measures.Warn(Measures.OutcomesUnknown, 1, Name);
        }

        return outcome;
    }
}
