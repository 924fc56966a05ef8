using System.Collections.Immutable;
using Reminders.Domain.Decisions;
using Reminders.Domain.Tasks;

namespace Reminders.Web.Desk.Words;

/// <summary>Kinds of tasks in words, what to do about them, and the usual ways they end.</summary>
internal static class TaskWords
{
    private static readonly (string, string) Done = ("done", "Done");

    public static string Kind(string kind) => kind switch
    {
        TaskKind.NoAddress => "No working address",
        TaskKind.DeliveryFailing => "Delivery keeps failing",
        TaskKind.OutcomeUnknown => "Did the message leave?",
        TaskKind.PaymentClaimed => "Customer says it is paid",
        TaskKind.InstalmentsAsked => "Customer asks for instalments",
        TaskKind.CorrectInvoice => "Correct the invoice",
        TaskKind.Overpayment => "Overpayment",
        TaskKind.PaidAfterHandOver => "Paid after it was handed over",
        TaskKind.SmallBalance => "Small remainder",
        TaskKind.DirectDebit => "Direct debit did not arrive",
        TaskKind.ContestedPayment => "Payment contested",
        TaskKind.Review => "Review and call",
        TaskKind.Call => "Call the customer",
        TaskKind.Letter => "Write a letter",
        TaskKind.ChargeRate => "Charge without a rate",
        TaskKind.ChainEnded => "Every step is done",
        TaskKind.Complaint => "Complaint",
        _ => Names.Capital(Names.Spoken(kind)),
    };

    /// <summary>What a person has to do, to follow "Waits for a person:".</summary>
    public static string ToDo(string kind) => kind switch
    {
        TaskKind.NoAddress => "find a working address, or reach the customer in another way",
        TaskKind.DeliveryFailing => "look into why sending keeps failing",
        TaskKind.OutcomeUnknown => "find out whether the last message left",
        TaskKind.PaymentClaimed => "look for the payment the customer says was made",
        TaskKind.InstalmentsAsked => "agree on a payment plan or answer the customer, who asks for instalments",
        TaskKind.CorrectInvoice => "correct the invoice (credit, cancel or amend it)",
        TaskKind.Overpayment => "refund or set off what was paid too much",
        TaskKind.PaidAfterHandOver => "tell whoever collects the invoice that money came, and assign the payment",
        TaskKind.SmallBalance => "write the small remainder off, or ask for it by hand",
        TaskKind.DirectDebit => "collect the direct debit again, or let reminders start",
        TaskKind.ContestedPayment => "answer the customer or the gateway, the payer objects to the payment",
        TaskKind.Review => "review the case and call the customer",
        TaskKind.Call => "call the customer",
        TaskKind.Letter => "write the customer a letter",
        TaskKind.ChargeRate => "complete the policy's rates, or decide on the charge by hand",
        TaskKind.ChainEnded => "decide how to go on, every step is done",
        TaskKind.Complaint => "answer the customer's complaint",
        _ => Names.Spoken(kind),
    };

    /// <summary>Why it was opened, as a sentence.</summary>
    public static string Detail(string kind, string detail) => $"{Names.Capital(RuleWords.Detail(Explanation.Waits(kind, detail)))}.";

    /// <summary>Outcomes to choose from: the word that is recorded, and what it means.</summary>
    public static ImmutableArray<(string Value, string Label)> Outcomes(string kind) => kind switch
    {
        TaskKind.NoAddress =>
        [
            ("reachedOtherwise", "Reached in another way: the step counts as done"),
            (TaskOutcome.AddressKnown, "A working address is known now: try again"),
        ],
        TaskKind.DeliveryFailing => [("tryAgain", "Looked into: try again")],
        TaskKind.OutcomeUnknown => [("left", "It left"), ("didNotLeave", "It did not leave")],
        TaskKind.PaymentClaimed => [("found", "The payment was found"), ("notFound", "No payment was found: reminders go on")],
        TaskKind.InstalmentsAsked => [("agreed", "A plan is agreed"), ("answered", "Answered: reminders may go on")],
        TaskKind.CorrectInvoice => [("corrected", "The invoice is corrected"), ("notNeeded", "No correction is needed")],
        TaskKind.Overpayment => [("refunded", "Refunded"), ("setOff", "Set off against other invoices")],
        TaskKind.PaidAfterHandOver => [("told", "Whoever collects it was told"), ("notFor", "The money was not for this invoice")],
        TaskKind.SmallBalance => [("waived", "Not worth asking for"), ("askedByHand", "Asked for by hand")],
        TaskKind.DirectDebit => [("sendReminders", "Let reminders start"), ("collectedAgain", "It is collected again")],
        TaskKind.ContestedPayment => [("answered", "Answered: reminders may go on"), Done],
        TaskKind.Letter => [("sent", "The letter is sent"), ("notSent", "No letter was sent")],
        TaskKind.ChargeRate => [("notCharged", "Nothing is charged"), ("chargedByHand", "Charged by hand")],
        TaskKind.Review or TaskKind.Call => [("reached", "Reached the customer"), ("notReached", "Did not reach the customer")],
        TaskKind.Complaint => [("answered", "Answered: reminders may go on"), Done],
        _ => [Done],
    };
}
