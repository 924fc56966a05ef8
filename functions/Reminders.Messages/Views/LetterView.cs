namespace Reminders.Messages;

/// <summary>What only a message on paper has.</summary>
/// <param name="To">The lines in the window of the envelope.</param>
/// <param name="From">The sender's address in one line, small above them.</param>
/// <param name="Date">The day it was written.</param>
/// <param name="Swiss">What a Swiss payment part prints; null: it is no Swiss payment.</param>
internal sealed record LetterView(IReadOnlyList<string> To, string From, string Date, SwissSlip? Swiss)
{
    public static LetterView Of(ReminderContent content, Language language, PaymentCode? code) => new(
        content.Recipient?.Lines(content.Sender.Country) ?? [],
        CleanText.Line(string.Join(" · ", new[] { content.Sender.Name, content.Sender.Street, $"{content.Sender.Postcode} {content.Sender.City}" }
            .Select(CleanText.Line).Where(part => part.Length > 0))),
        language.Date(content.Today),
        code?.Swiss);
}
