using System.Collections.Immutable;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Words;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Web.Desk.Cases;

/// <summary>Reminders: decided, withheld, sent, failed, of unknown outcome.</summary>
internal static class ReminderStories
{
    public static Story? Of(InvoiceEvent happened, DeskClock clock) => happened switch
    {
        ReminderIntended intent => new("dot", $"It was decided to send {StepWords.WithArticle(intent.Step)} by {StepWords.Channel(intent.Channel)}.")
        {
            IsMinor = true,
            Why = intent.Explanation,
        },
        ReminderSent sent => new("message", $"{Capital(sent.Step)} was sent by {StepWords.Channel(sent.Channel)}{Shared(sent.Covers)}.")
        {
            Chips = Chips(sent.Step, sent.Channel, sent.Severity, sent.Attempt),
            MessageId = sent.Message is null ? null : sent.ContactId,
        },
        ReminderFailed failed => new(
            "alert", $"{Capital(failed.Step)} could not be sent by {StepWords.Channel(failed.Channel)}: {failed.Reason}.{Then(failed)}")
        {
            Chips = Chips(failed.Step, failed.Channel, failed.Severity, failed.Attempt),
        },
        ReminderOutcomeUnknown unknown => new(
            "alert", $"Nobody can say whether {StepWords.WithArticle(unknown.Step)} left by {StepWords.Channel(unknown.Channel)}. It is not sent again.")
        {
            Chips = Chips(unknown.Step, unknown.Channel, unknown.Severity, unknown.Attempt),
        },
        ReminderSuppressed held => new(
            "pause", $"{Capital(held.Step)} was not sent: {RuleWords.Rule(held.Reason).ToLowerInvariant()}{Until(held, clock)}.")
        {
            Chips = [$"step {held.Step}", $"severity {held.Severity} ({StepWords.Severity(held.Severity)})"],
            Why = held.Explanation,
        },
        DeliveryReported { Status: "delivered" } delivered => new("check", $"The {StepWords.Channel(delivered.Channel)} arrived."),
        DeliveryReported report => new("alert", $"The {StepWords.Channel(report.Channel)} did not arrive: {Names.Spoken(report.Status)}."),
        ContactReleased released => new("dot", $"A message that was to cover this invoice did not leave: {released.Reason}.") { IsMinor = true },
        _ => null,
    };

    private static string Capital(string step) => Names.Capital(StepWords.WithArticle(step));

    private static ImmutableArray<string> Chips(string step, string channel, int severity, int attempt) =>
        attempt > 1
            ? [$"step {step}", StepWords.Channel(channel), $"severity {severity} ({StepWords.Severity(severity)})", $"attempt {attempt}"]
            : [$"step {step}", StepWords.Channel(channel), $"severity {severity} ({StepWords.Severity(severity)})"];

    private static string Shared(ImmutableArray<string> covers) =>
        covers.Length > 1 ? $", together with {Plural.Of(covers.Length - 1, "other invoice")}" : "";

    private static string Then(ReminderFailed failed) =>
        failed.Permanent ? " That address is not tried again for this step." : " It is tried again later.";

    private static string Until(ReminderSuppressed held, DeskClock clock) =>
        held.NotBefore is { } at ? $". Asked again on {clock.Moment(at)}" : "";
}
