using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Feeds;
using Reminders.Application.Policies;
using Reminders.Application.Streams;
using Reminders.Domain.Contacts;
using Reminders.Local.Clocks;
using Reminders.Local.Commands;
using Reminders.Local.Outbox;
using Reminders.Local.Settings;
using Reminders.Messages;
using Reminders.Sqlite;

namespace Reminders.Local.Previews;

/// <summary>The next message of a real case, or that of a step, from the ledger of a data folder.</summary>
internal static class CasePreview
{
    /// <exception cref="StartException">There is no such invoice or step.</exception>
    public static async Task<PreviewedMessage> Of(
        string data, LocalSettings settings, IPolicies policies, MessageTemplates templates, Creditor creditor, string invoice, string? step, string? channel, CancellationToken cancellation)
    {
        using var snapshot = SqliteSnapshot.Open(data);
        var ledger = new SnapshotLedger(snapshot);
        var clock = new Standing(VirtualClock.LastSeen(data) ?? SystemClock.Instance.GetCurrentInstant());
        var cases = new CaseBook(
            new StreamStates(ledger), new ConfiguredCreditors(settings), policies, new FeedWatch(ledger, clock), ledger, clock);
        var previews = new MessagePreviews(cases, new MessageComposer(ledger, templates));
        return await previews.Of(creditor.Id, invoice, step, cancellation) switch
        {
            PreviewResult.Shown shown => new PreviewedMessage(
                $"case-{shown.Step.Id}",
                $"{invoice}, {shown.Step.Id}",
                "",
                channel is null or Channel.Email ? EmailOutbox.Written(shown.Email) : null,
                channel is null or Channel.Sms ? new RenderedSms(shown.Sms.Text, SmsSegments.Count(shown.Sms.Text)) : null,
                channel is null or Channel.Letter ? shown.Letter.Body : null),
            PreviewResult.NoSuchStep none => throw new StartException(step is null
                ? $"no message comes next for invoice '{invoice}'; name one: --step {string.Join(" | ", none.Messages)}"
                : $"the chain of invoice '{invoice}' has no message '{step}'; it has: {string.Join(", ", none.Messages)}"),
            _ => throw new StartException($"creditor '{creditor.Id}' has no invoice '{invoice}'"),
        };
    }

    private sealed class Standing(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
