using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.BankFiles;

public enum BankFileKind
{
    /// <summary>A day so far (camt.052).</summary>
    Report,

    /// <summary>A closed period with its balances (camt.053, MT940).</summary>
    Statement,

    /// <summary>Single bookings as they happen (camt.054).</summary>
    Notification,
}

/// <summary>What a file says, in its order. Closed: every case is here.</summary>
public abstract record BankFileItem
{
    private BankFileItem()
    {
    }

    /// <summary>A statement begins.</summary>
    public sealed record Opened(BankStatement Statement) : BankFileItem;

    /// <summary>An entry of the statement that was opened last.</summary>
    public sealed record Entry(BankEntry Value) : BankFileItem;

    /// <summary>The statement that was opened last is over. The balances are now all there.</summary>
    public sealed record Closed(BankStatement Statement) : BankFileItem;
}

/// <summary>A statement, report or notification about one account.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it begins: a line.</param>
/// <param name="Account">The account as the bank writes it: an IBAN, or its own number.</param>
/// <param name="Id">The bank's id of it; empty if it has none.</param>
public sealed record BankStatement(BankFileKind Kind, string Place, string Account, string Id)
{
    /// <summary>The account's currency, where it is said.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Its number among all of the account, mostly starting again each year (LglSeqNb, :28C:).</summary>
    public long? LegalNumber { get; init; }

    /// <summary>Its number in the electronic exchange (ElctrncSeqNb).</summary>
    public long? ElectronicNumber { get; init; }

    /// <summary>The page, of a statement that comes in several.</summary>
    public int? Page { get; init; }

    /// <summary>COPY, DUPL or CODU: it was sent before, or to somebody else as well.</summary>
    public string? Copy { get; init; }

    /// <summary>The day on which the bank made it.</summary>
    public LocalDate? CreatedOn { get; init; }

    public LocalDate? From { get; init; }

    public LocalDate? To { get; init; }

    public ImmutableArray<BankBalance> Balances { get; init; } = [];

    /// <summary>The legal number, else the electronic one; zero says nothing.</summary>
    public long? Number => LegalNumber is > 0 ? LegalNumber : ElectronicNumber is > 0 ? ElectronicNumber : null;

    /// <summary>What was booked before the first entry.</summary>
    public BankBalance? Opening => Balances.FirstOrDefault(balance => balance.Code is "OPBD") ?? Balances.FirstOrDefault(balance => balance.Code is "PRCD");

    /// <summary>What was booked after the last one.</summary>
    public BankBalance? Closing => Balances.FirstOrDefault(balance => balance.Code is "CLBD");

    /// <summary>The day that entries without a date are of.</summary>
    public LocalDate? Day => To ?? Closing?.Date ?? CreatedOn ?? Opening?.Date;
}

/// <summary>A balance. <see cref="Amount"/> is negative where the account owes.</summary>
/// <param name="Code">OPBD, CLBD, PRCD, OPAV, CLAV, ITBD ... by ISO 20022.</param>
/// <param name="Amount">What it was.</param>
/// <param name="Date">On which day.</param>
public sealed record BankBalance(string Code, Money Amount, LocalDate? Date);
