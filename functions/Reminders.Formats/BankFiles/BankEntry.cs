using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.BankFiles;

/// <summary>One booking on an account, with the transactions that it sums up.</summary>
/// <param name="Line">The line on which it begins, counted from 1.</param>
/// <param name="Place">Where it stands: a line and, in XML, a path.</param>
/// <param name="Amount">What was booked; never negative.</param>
/// <param name="IsCredit">Money came in.</param>
public sealed record BankEntry(long Line, string Place, Money Amount, bool IsCredit)
{
    /// <summary>It takes an earlier booking back (RvslInd, RC and RD).</summary>
    public bool IsReversal { get; init; }

    /// <summary>BOOK, PDNG, INFO or FUTR; only what is booked counts.</summary>
    public string Status { get; init; } = "BOOK";

    public LocalDate? BookedOn { get; init; }

    public LocalDate? ValueOn { get; init; }

    /// <summary>The bank's reference of the booking (AcctSvcrRef; behind // in MT940).</summary>
    public string? BankReference { get; init; }

    /// <summary>NtryRef.</summary>
    public string? EntryReference { get; init; }

    /// <summary>What kind of booking: domain/family/subfamily by ISO 20022.</summary>
    public string? Code { get; init; }

    /// <summary>The bank's own code; in Germany the Geschäftsvorfallcode is part of it.</summary>
    public string? OwnCode { get; init; }

    /// <summary>What it is, in the bank's words.</summary>
    public string? Text { get; init; }

    /// <summary>Empty where nothing is told of them.</summary>
    public ImmutableArray<BankTransaction> Transactions { get; init; } = [];

    public bool IsBooked => Status == "BOOK";
}

/// <summary>A transaction inside a booking.</summary>
public sealed record BankTransaction
{
    /// <summary>In the currency of the account or another; null where only the booking has one.</summary>
    public Money? Amount { get; init; }

    /// <summary>What was ordered, before charges and exchange.</summary>
    public Money? InstructedAmount { get; init; }

    /// <summary>Null: as the booking.</summary>
    public bool? IsCredit { get; init; }

    public string? BankReference { get; init; }

    /// <summary>Null where the payer gave none (NOTPROVIDED).</summary>
    public string? EndToEndId { get; init; }

    public string? TransactionId { get; init; }

    public string? InstructionId { get; init; }

    public string? MandateId { get; init; }

    public string? Uetr { get; init; }

    /// <summary>Code and own code, as the booking's.</summary>
    public string? Code { get; init; }

    public string? OwnCode { get; init; }

    /// <summary>References in the fields for them: SCOR, QRR, ISR ...</summary>
    public ImmutableArray<StructuredReference> References { get; init; } = [];

    /// <summary>Numbers of documents that it pays (RfrdDocInf).</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>What the payer wrote, a piece each.</summary>
    public ImmutableArray<string> Remittance { get; init; } = [];

    public string? PayerName { get; init; }

    public string? PayerAccount { get; init; }

    /// <summary>On whose behalf the payer paid.</summary>
    public string? UltimatePayer { get; init; }

    /// <summary>It came back.</summary>
    public bool IsReturned { get; init; }

    /// <summary>Why, by ISO 20022 (AC04, MD06, AM04 ...).</summary>
    public string? ReturnReason { get; init; }

    public string? Text { get; init; }
}

/// <summary>A payment reference. <see cref="Type"/> is SCOR, QRR or what the bank calls it; null if it does not say.</summary>
public sealed record StructuredReference(string? Type, string Reference);
