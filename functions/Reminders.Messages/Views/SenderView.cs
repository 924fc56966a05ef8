namespace Reminders.Messages;

/// <summary>Who speaks and how to answer, as clean single lines.</summary>
internal sealed record SenderView(string Name, string? SignedBy, string? Email, string? Phone)
{
    private const char NoBreakSpace = '\u00A0';

    public static SenderView Of(Sender sender) => new(
        CleanText.Line(sender.Name),
        CleanText.OrNull(sender.SignedBy),
        CleanText.OrNull(sender.ReplyTo) ?? CleanText.OrNull(sender.Email),
        CleanText.OrNull(sender.Phone)?.Replace(' ', NoBreakSpace));
}
