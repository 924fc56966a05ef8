using Reminders.Messages;

namespace Reminders.Local.Previews;

/// <summary>One message to look at, on the channels that were asked for.</summary>
/// <param name="File">What its files begin with.</param>
/// <param name="Title">What it is, for a person.</param>
/// <param name="Language">The language it is in, as a BCP 47 tag.</param>
internal sealed record PreviewedMessage(string File, string Title, string Language, OutgoingEmail? Email, RenderedSms? Sms, RenderedLetter? Letter);
