using NodaTime;
using Reminders.Messages;

namespace Reminders.Application.Contacts;

/// <summary>A way out to customers: the only port with effects on the outside world. Safe to be called again with one operation id.</summary>
public interface IMessageChannel
{
    /// <summary>Which channel it serves, by the names of <see cref="Domain.Contacts.Channel"/>.</summary>
    string Name { get; }

    /// <summary>Hands the message over once. Answers before the cancellation or soon after; a cut-off call is <see cref="HandOver.Unknown"/>.</summary>
    Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation);

    /// <summary>What became of a hand-over that nobody has an answer of.</summary>
    Task<HandOver> Ask(Guid operationId, CancellationToken cancellation);
}

public abstract record HandOver
{
    private HandOver()
    {
    }

    /// <summary>The provider has it.</summary>
    public sealed record Accepted : HandOver;

    /// <summary>It did not leave, and can no longer. Permanent: the address will not work next time either.</summary>
    public sealed record Failed(bool Permanent, string Reason) : HandOver;

    /// <summary>It may or may not have left. Never sent again on a guess.</summary>
    public sealed record Unknown(string Reason) : HandOver;
}

/// <summary>A rendered message to one customer. The operation id is the same however often it is handed over.</summary>
public abstract record OutgoingMessage(Guid OperationId, string ContactId)
{
    public sealed record Email(
        Guid OperationId,
        string ContactId,
        string From,
        string FromName,
        string? ReplyTo,
        string To,
        string? ToName,
        string MessageId,
        IReadOnlyList<string> References,
        Instant Date,
        RenderedEmail Body) : OutgoingMessage(OperationId, ContactId);

    public sealed record Sms(Guid OperationId, string ContactId, string To, string Text) : OutgoingMessage(OperationId, ContactId);

    /// <param name="To">Null only in a draft.</param>
    /// <param name="From">Whose country the address is written from.</param>
    public sealed record Letter(Guid OperationId, string ContactId, PostalAddress? To, Sender From, RenderedLetter Body) : OutgoingMessage(OperationId, ContactId);
}
