using System.Collections.Immutable;

namespace Reminders.Application.BankFiles;

public enum BankOutcomeKind
{
    /// <summary>New, and it pays invoices.</summary>
    Paid,

    /// <summary>New, and a person has to say what it pays.</summary>
    Unmatched,

    /// <summary>Its booking was told before.</summary>
    Known,

    /// <summary>Taken back from a payment: what that paid is open again.</summary>
    Reversed,

    /// <summary>Taken back, and a person has to say from which payment.</summary>
    ReturnUnmatched,

    /// <summary>Nothing that pays an invoice.</summary>
    Ignored,

    /// <summary>It could not be stored.</summary>
    Failed,
}

/// <summary>What became of a line of a bank file.</summary>
public sealed record BankOutcome(BankOutcomeKind Kind)
{
    /// <summary>The invoices it pays, or paid.</summary>
    public ImmutableArray<string> Invoices { get; init; } = [];

    /// <summary>Why it is ignored, or failed.</summary>
    public string? Why { get; init; }
}
