using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Calendars;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Cases;

/// <summary>One line that tells an operator what a case is waiting for, in the creditor's time.</summary>
public static class CaseStatusText
{
    private static readonly ZonedDateTimePattern Time = ZonedDateTimePattern.CreateWithInvariantCulture("d MMM yyyy HH:mm", null);

    public static string Of(CaseFile file, Decision decision) => decision switch
    {
        { FinishContact: not null } => "finding out what became of a message",
        { Contact: { } plan } => $"sending: {plan.Step.Id} by {InWords(plan.Channel)}",
        { WaitsFor: "operator:policy", Explanation: [var stop, ..] } => $"stopped: {stop.Detail}",
        { WaitsFor: ['f', 'e', 'e', 'd', ':', .. var feed] } => $"waiting for word from payment feed {feed}",
        { WakeAt: { } at, NextStep: { } step } => $"waiting until {At(at, file)}: {step}",
        { WakeAt: { } at } => $"waiting until {At(at, file)}",
        { WaitsFor: { } person } => $"waiting for {person}",
        _ => file.Case.Closed is { } outcome ? $"closed: {Word(outcome)}" : "waiting for somebody to act",
    };

    private static string At(Instant at, CaseFile file) => Time.Format(at.InZone(file.Creditor.Zone));

    private static string InWords(string channel) => channel switch
    {
        Domain.Contacts.Channel.Email => "e-mail",
        Domain.Contacts.Channel.Sms => "SMS",
        var other => other,
    };

    private static string Word(CaseOutcome outcome) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
}
