using NodaTime;

namespace Reminders.Messages;

/// <summary>An e-mail ready to be written: everything that varies comes in, so that the same input gives the same bytes.</summary>
/// <param name="From">Who sends.</param>
/// <param name="To">Who receives.</param>
/// <param name="ReplyTo">Where answers go, if not to the sender.</param>
/// <param name="MessageId">This message's id, with or without its angle brackets.</param>
/// <param name="References">The ids of the earlier messages in this thread, the oldest first.</param>
/// <param name="Date">When it is sent.</param>
/// <param name="Body">What it says.</param>
public sealed record OutgoingEmail(
    MailAddressee From,
    MailAddressee To,
    MailAddressee? ReplyTo,
    string MessageId,
    IReadOnlyList<string> References,
    Instant Date,
    RenderedEmail Body);
