using System.Globalization;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;

namespace Reminders.Protocol.Tests.Replaying;

/// <summary>The events of the real code that a step of the model stands for, on the invoices' streams and the customer's.</summary>
internal static class Expected
{
    /// <summary>The real event types that the model knows. What follows by itself (suppressions, tasks) is not compared.</summary>
    public static IReadOnlySet<Type> Known { get; } = new HashSet<Type>
    {
        typeof(InvoiceEvent.PaymentReceived), typeof(InvoiceEvent.CaseClosed), typeof(InvoiceEvent.PaymentReversed), typeof(InvoiceEvent.CaseReopened),
        typeof(InvoiceEvent.DisputeOpened), typeof(InvoiceEvent.DisputeResolved), typeof(InvoiceEvent.ReminderIntended), typeof(InvoiceEvent.ReminderSent),
        typeof(InvoiceEvent.ReminderFailed), typeof(InvoiceEvent.ReminderOutcomeUnknown), typeof(InvoiceEvent.ContactReleased),
        typeof(CustomerEvent.ContactClaimed), typeof(CustomerEvent.ContactReleased), typeof(CustomerEvent.ReminderSent),
        typeof(CustomerEvent.ReminderFailed), typeof(CustomerEvent.ReminderOutcomeUnknown), typeof(CustomerEvent.OptedOut),
    };

    public static IEnumerable<Type> OnInvoice(Step step) => step switch
    {
        { Kind: StepKind.Pay } => [typeof(InvoiceEvent.PaymentReceived), typeof(InvoiceEvent.CaseClosed)],
        { Kind: StepKind.Reverse } => [typeof(InvoiceEvent.PaymentReversed), typeof(InvoiceEvent.CaseReopened)],
        { Kind: StepKind.Dispute } => [typeof(InvoiceEvent.DisputeOpened)],
        { Kind: StepKind.Resolve } => [typeof(InvoiceEvent.DisputeResolved)],
        { Kind: StepKind.Intend, Turn: Turn.Done } => [typeof(InvoiceEvent.ReminderIntended)],
        { Kind: StepKind.Sweep, Turn: Turn.Released } => [typeof(InvoiceEvent.ContactReleased)],
        { Kind: StepKind.Record, Turn: Turn.Done } => [(Outcome)step.Detail switch
        {
            Outcome.Accepted => typeof(InvoiceEvent.ReminderSent),
            Outcome.Failed => typeof(InvoiceEvent.ReminderFailed),
            _ => typeof(InvoiceEvent.ReminderOutcomeUnknown),
        }],
        _ => [],
    };

    public static IEnumerable<Type> OnCustomer(Step step) => step switch
    {
        { Kind: StepKind.Claim, Turn: Turn.Done } => [typeof(CustomerEvent.ContactClaimed)],
        { Kind: StepKind.OptOut } => [typeof(CustomerEvent.OptedOut)],
        { Kind: StepKind.Close, Turn: Turn.Done } => [(Outcome)step.Detail switch
        {
            Outcome.Accepted => typeof(CustomerEvent.ReminderSent),
            Outcome.Failed => typeof(CustomerEvent.ReminderFailed),
            Outcome.Unknown => typeof(CustomerEvent.ReminderOutcomeUnknown),
            _ => typeof(CustomerEvent.ContactReleased),
        }],
        _ => [],
    };

    /// <summary>An event and the contact it is about, as the model names it; 0: about none.</summary>
    public static string Line(Type type, int contact) => string.Create(CultureInfo.InvariantCulture, $"{type.Name} {contact}");

    public static string Line(Type type, NamedStep named) =>
        Line(type, named.Step.Kind is StepKind.Claim or StepKind.Intend or StepKind.Sweep or StepKind.Record or StepKind.Close ? named.Contact : 0);

    /// <summary>The contact a real event is about.</summary>
    public static string? ContactOf(object happened) => happened switch
    {
        InvoiceEvent.ReminderIntended one => one.ContactId,
        InvoiceEvent.ReminderSent one => one.ContactId,
        InvoiceEvent.ReminderFailed one => one.ContactId,
        InvoiceEvent.ReminderOutcomeUnknown one => one.ContactId,
        InvoiceEvent.ContactReleased one => one.ContactId,
        CustomerEvent.ContactClaimed one => one.ContactId,
        CustomerEvent.ReminderSent one => one.ContactId,
        CustomerEvent.ReminderFailed one => one.ContactId,
        CustomerEvent.ReminderOutcomeUnknown one => one.ContactId,
        CustomerEvent.ContactReleased one => one.ContactId,
        _ => null,
    };
}
