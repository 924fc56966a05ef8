using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Domain.Calendars;
using Reminders.Domain.Contacts;
using Reminders.Domain.Policies;
using Reminders.Messages;

namespace Reminders.Local.Previews;

/// <summary>Made-up messages of a policy's steps, in a creditor's own words and name.</summary>
internal static class SamplePreviews
{
    /// <param name="step">Only this step; null: all that are messages.</param>
    /// <param name="language">Only this language; null: all there are words in.</param>
    /// <param name="channel">Only this channel; null: all.</param>
    public static IEnumerable<PreviewedMessage> Of(
        Policy policy, MessageRenderer renderer, Creditor creditor, string? step, string? language, string? channel) =>
        from one in StepsOf(policy)
        where step is null || one.Id == step
        from tag in renderer.Wordings.Where(wording => wording.Template == one.TemplateName).Select(wording => wording.Language).Order(StringComparer.Ordinal)
        where language is null || tag == language
        from sample in MessageSamples.Of(renderer, one.TemplateName, tag, creditor)
        select new PreviewedMessage(
            $"{tag}-{one.Id}-{sample.Name.Replace(' ', '-')}",
            $"{one.Id}, {sample.Name}",
            tag,
            channel is null or Channel.Email ? Email(renderer, creditor, sample) : null,
            channel is null or Channel.Sms ? renderer.Sms(sample.Content) : null,
            channel is null or Channel.Letter ? renderer.Letter(sample.Content) : null);

    /// <summary>Each message step of a policy once, in the order of its chains.</summary>
    public static IEnumerable<Step> StepsOf(Policy policy) => policy.Segments
        .SelectMany(segment => segment.Steps)
        .Where(step => step.Kind == StepKind.Message)
        .DistinctBy(step => step.Id)
        .OrderBy(step => step.Severity);

    private static OutgoingEmail Email(MessageRenderer renderer, Creditor creditor, SampleMessage sample) => new(
        new MailAddressee(creditor.Name, creditor.Email),
        new MailAddressee(sample.Content.CustomerName, "anna@example.com"),
        creditor.ReplyTo is { } reply ? new MailAddressee(null, reply) : null,
        "preview@example.com",
        [],
        LocalTimes.At(sample.Content.Today, LocalTime.Noon, creditor.Zone),
        renderer.Email(sample.Content));
}
