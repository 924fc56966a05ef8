using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.BankFiles;

public enum BankLineKind
{
    /// <summary>Somebody paid.</summary>
    Payment,

    /// <summary>The bank took back what somebody had paid.</summary>
    Return,

    /// <summary>Nothing that pays an invoice; <see cref="BankLine.Why"/> tells.</summary>
    Ignored,
}

/// <summary>One movement of money, as far as invoices go: a booking, or a transaction of one that sums up several.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Where its booking begins in the file, counted from 1.</param>
/// <param name="Id">The same in every file that tells of it: 1 to 100 letters, digits, dots, underscores and hyphens.</param>
/// <param name="Booking">The id of its booking; its own where it is not one of several.</param>
/// <param name="Amount">Never negative.</param>
/// <param name="BookedOn">When it was booked; else its value date, else the statement's day.</param>
public sealed record BankLine(BankLineKind Kind, long Line, string Id, string Booking, Money Amount, LocalDate BookedOn)
{
    public bool IsPart => Id != Booking;

    /// <summary>It may sum up several that are told one by one elsewhere.</summary>
    public bool IsSum { get; init; }

    /// <summary>The id that the first part of its booking has.</summary>
    public string FirstPart => PartId(Booking, 1);

    internal static string PartId(string booking, int part) => FormattableString.Invariant($"{booking}.{part}");

    /// <summary>Why it is ignored.</summary>
    public string? Why { get; init; }

    /// <summary>What a returned payment was before charges, as far as the bank says.</summary>
    public Money? Original { get; init; }

    public string? EndToEndId { get; init; }

    /// <summary>The reference in the field for it, else the payer's own; at most 140 characters.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>At most 200 characters.</summary>
    public string? Payer { get; init; }

    /// <summary>At most 64 characters.</summary>
    public string? PayerAccount { get; init; }

    /// <summary>What was written, and every other reference, a line each; at most 1000 characters.</summary>
    public string Text { get; init; } = "";

    public string? ReturnReason { get; init; }
}
