using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;
using Reminders.Local.Settings;

namespace Reminders.Local.Outbox;

/// <summary>
/// E-mail over SMTP. SMTP cannot be asked later what became of a message: a connection that breaks after the message was handed
/// over leaves an unknown outcome, which counts as sent and is shown to a person.
/// </summary>
public sealed class SmtpChannel(SmtpSettings settings) : IMessageChannel
{
    public string Name => Channel.Email;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var email = (OutgoingMessage.Email)message;
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is not null)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        try
        {
            using var mail = Mail(email);
            await client.SendMailAsync(mail, cancellation);
            return new HandOver.Accepted();
        }
        catch (FormatException)
        {
            return new HandOver.Failed(true, "the address is none");
        }
        catch (AuthenticationException)
        {
            return new HandOver.Failed(false, "the mail server's certificate is not trusted");
        }
        catch (SmtpException failure)
        {
            return Classify(failure);
        }
        catch (OperationCanceledException)
        {
            return new HandOver.Unknown("the mail server did not answer in time");
        }
    }

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) =>
        Task.FromResult<HandOver>(new HandOver.Unknown("SMTP cannot be asked"));

    private static HandOver Classify(SmtpException failure) => failure switch
    {
        { InnerException: SocketException } => new HandOver.Failed(false, "the mail server cannot be reached"),
        { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath } =>
            new HandOver.Failed(true, $"the mail server refused the address ({(int)failure.StatusCode})"),
        { InnerException: AuthenticationException } => new HandOver.Failed(false, "the mail server's certificate is not trusted"),

        // Only a connection that broke may have carried the message; every other general failure comes before it.
        { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: IOException } => new HandOver.Unknown("the connection to the mail server broke"),
        { StatusCode: SmtpStatusCode.GeneralFailure } => new HandOver.Failed(false, "the mail server offers no TLS, or no way to sign in"),
        _ => new HandOver.Failed(false, $"the mail server refused the message ({(int)failure.StatusCode})"),
    };

    private static MailMessage Mail(OutgoingMessage.Email email)
    {
        var mail = new MailMessage(new MailAddress(email.From, email.FromName), new MailAddress(email.To, email.ToName))
        {
            Subject = email.Body.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        if (email.ReplyTo is { } reply)
        {
            mail.ReplyToList.Add(new MailAddress(reply));
        }

        mail.Headers["Message-ID"] = email.MessageId;
        mail.Headers["Auto-Submitted"] = "auto-generated";
        mail.Headers["X-Auto-Response-Suppress"] = "All";
        if (email.References is [.., var last])
        {
            mail.Headers["In-Reply-To"] = last;
            mail.Headers["References"] = string.Join(' ', email.References);
        }

        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(email.Body.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        var html = AlternateView.CreateAlternateViewFromString(email.Body.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
        foreach (var image in email.Body.Images)
        {
            html.LinkedResources.Add(new LinkedResource(new MemoryStream(image.Content), image.MediaType) { ContentId = image.ContentId });
        }

        mail.AlternateViews.Add(html);
        return mail;
    }
}
