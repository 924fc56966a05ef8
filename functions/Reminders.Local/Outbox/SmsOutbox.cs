using System.Globalization;
using System.Text;
using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;

namespace Reminders.Local.Outbox;

/// <summary>SMS as text files: the number on the first line, then the text.</summary>
public sealed class SmsOutbox(OutboxFolder outbox) : IMessageChannel
{
    public string Name => Channel.Sms;

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var sms = (OutgoingMessage.Sms)message;
        return outbox.Put(FileName(sms.OperationId), Encoding.UTF8.GetBytes($"To: {sms.To}\n\n{sms.Text}\n"), cancellation);
    }

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult(outbox.Ask(FileName(operationId)));

    private static string FileName(Guid operationId) => string.Create(CultureInfo.InvariantCulture, $"{operationId:D}.sms.txt");
}
