using NodaTime;

namespace Reminders.Domain.Tasks;

/// <summary>Something a person has to do. Ids are unique within a creditor.</summary>
public sealed record OpenTask(string TaskId, string Kind, string Detail, Instant OpenedAt)
{
    /// <summary>The step of the chain it stands for, if it does.</summary>
    public string? Step { get; init; }
}

/// <summary>Outcomes that rules understand; people may write any other word.</summary>
public static class TaskOutcome
{
    /// <summary>Completed by itself: a working address is known now.</summary>
    public const string AddressKnown = "addressKnown";

    /// <summary>Completed by itself: the step it stood for is over, its last day passed.</summary>
    public const string StepOver = "stepOver";

    /// <summary>Completed by itself: what it asked for has come about, or the case is closed.</summary>
    public const string NotNeeded = "notNeeded";
}

/// <summary>What kinds of tasks there are, by the names that HTTP and timelines use.</summary>
public static class TaskKind
{
    /// <summary>No channel reaches the customer: find an address, call, or write a letter.</summary>
    public const string NoAddress = "noAddress";

    /// <summary>Sending fails again and again for reasons that are not the address.</summary>
    public const string DeliveryFailing = "deliveryFailing";

    /// <summary>Nobody can say whether a message left; look into the provider's log.</summary>
    public const string OutcomeUnknown = "outcomeUnknown";

    /// <summary>The customer says it was paid: look for the payment.</summary>
    public const string PaymentClaimed = "paymentClaimed";

    /// <summary>The customer asks to pay in instalments: agree on a plan, or answer them.</summary>
    public const string InstalmentsAsked = "instalmentsAsked";

    /// <summary>A dispute was upheld: issue a credit note, cancel, or amend the invoice.</summary>
    public const string CorrectInvoice = "correctInvoice";

    /// <summary>More was paid than owed: refund or set off.</summary>
    public const string Overpayment = "overpayment";

    /// <summary>Money came for an invoice that was handed over: tell whoever collects it.</summary>
    public const string PaidAfterHandOver = "paidAfterHandOver";

    /// <summary>A small remainder is left after a payment: write it off or ask for it by hand.</summary>
    public const string SmallBalance = "smallBalance";

    /// <summary>A direct debit that should have booked did not.</summary>
    public const string DirectDebit = "directDebit";

    /// <summary>The payer had a payment charged back or objects to it: answer the customer or the gateway.</summary>
    public const string ContestedPayment = "contestedPayment";

    /// <summary>A step of the chain that asks a person to look at the case.</summary>
    public const string Review = "review";

    /// <summary>A step of the chain that asks a person to call the customer.</summary>
    public const string Call = "call";

    /// <summary>A step of the chain that asks a person to write a letter.</summary>
    public const string Letter = "letter";

    /// <summary>No rate covers a charge that the policy adds: it was not added, and nothing was guessed.</summary>
    public const string ChargeRate = "chargeRate";

    /// <summary>The chain is at its end: a person decides how to go on.</summary>
    public const string ChainEnded = "chainEnded";

    /// <summary>The customer complained: nothing is sent until a person has dealt with it.</summary>
    public const string Complaint = "complaint";

    /// <summary>Whether a step of the chain opens it.</summary>
    public static bool IsStep(string kind) => kind is Review or Call or Letter;
}
