using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Formats.Matching;

/// <summary>Incoming money, and everything that came with it that may tell what it pays.</summary>
public sealed record PaymentLine(Money Amount, LocalDate BookedOn)
{
    /// <summary>The invoice as a system that knows it named it: a gateway's metadata, a billing system.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>A reference or number as such a system named it. Nobody typed it.</summary>
    public string? StatedReference { get; init; }

    /// <summary>What stands in the bank's reference fields. Payers may have typed it.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    public string? PayerName { get; init; }

    public string? PayerAccount { get; init; }

    /// <summary>The remittance text, its lines joined.</summary>
    public string? Text { get; init; }
}
