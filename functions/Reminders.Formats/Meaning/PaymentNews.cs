namespace Reminders.Formats.Meaning;

/// <summary>What a gateway says happened to money.</summary>
public enum PaymentNews
{
    Paid,
    PartPaid,

    /// <summary>Under way: nothing is to be sent meanwhile.</summary>
    Pending,

    /// <summary>It did not work, or came back: a direct debit can fail after it was confirmed.</summary>
    Failed,
    Refunded,
    ChargedBack,

    /// <summary>A refund or chargeback was undone: the money is back.</summary>
    Reinstated,

    /// <summary>The payer objects; no money has moved yet.</summary>
    Disputed,
    DisputeClosed,

    /// <summary>The creditor lowered what is owed, at the gateway.</summary>
    Credited,

    /// <summary>The creditor gave up the whole invoice, at the gateway.</summary>
    Voided,
}
