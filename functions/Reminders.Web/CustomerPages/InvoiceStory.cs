using Reminders.Application.CustomerPages;
using Reminders.Domain.Invoices;
using Reminders.Domain.Tasks;

namespace Reminders.Web.CustomerPages;

/// <summary>Where an invoice stands, in a sentence, and whether to show how to pay.</summary>
internal sealed record InvoiceStory(string Sentence, bool ShowsPayment)
{
    public static InvoiceStory Of(PageInvoice invoice, PageWords words) => invoice.File.Case switch
    {
        { Closed: CaseOutcome.Paid } => new(words.IsPaid, false),
        { Closed: CaseOutcome.HandedOver } => new(words.IsHandedOver, false),
        { IsOpen: false } => new(words.IsClosed, false),
        { Outstanding.IsPositive: false } => new(words.IsPaid, false),
        { DebitPending: true } => new(words.IsCollected, false),
        { Dispute: not null } or { CorrectionPending: true } or { Contested.IsEmpty: false } => new(words.IsDisputed, false),
        { Pending.IsEmpty: false } or { Proposed.IsEmpty: false } => new(words.IsOnItsWay, false),
        { Claim: not null } => new(words.IsSaidToBePaid, false),
        { Plan: { } plan } state when plan.NextUnpaid(state.PaidMinor + state.CreditedMinor) is { } next =>
            new(words.IsPaidInParts(next.Amount.In(state.Principal.Currency), next.Date), true),
        { Promise: { } promise } state => new(words.IsPromised(promise.Amount.In(state.Principal.Currency), promise.Date), true),
        { } state when state.TaskOf(TaskKind.InstalmentsAsked) is not null => new(words.IsAskedInParts, true),
        { Hold: not null } => new(words.IsHeld, true),
        var state when state.DueDate < invoice.Today => new(words.WasDue(state.DueDate), true),
        var state => new(words.IsDue(state.DueDate), true),
    };
}
