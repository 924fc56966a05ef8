using System.Globalization;
using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;
using Reminders.Messages;

namespace Reminders.Local.Outbox;

/// <summary>E-mail as <c>.eml</c> files that any mail program opens.</summary>
public sealed class EmailOutbox(OutboxFolder outbox) : IMessageChannel
{
    public string Name => Channel.Email;

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var email = (OutgoingMessage.Email)message;
        var bytes = MimeWriter.Write(Written(email));
        return outbox.Put(FileName(email.OperationId), bytes, cancellation);
    }

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult(outbox.Ask(FileName(operationId)));

    /// <summary>The e-mail as it is written into a file.</summary>
    internal static OutgoingEmail Written(OutgoingMessage.Email email) => new(
        new MailAddressee(email.FromName, email.From),
        new MailAddressee(email.ToName, email.To),
        email.ReplyTo is { } reply ? new MailAddressee(null, reply) : null,
        email.MessageId,
        email.References,
        email.Date,
        email.Body);

    private static string FileName(Guid operationId) => string.Create(CultureInfo.InvariantCulture, $"{operationId:D}.eml");
}
