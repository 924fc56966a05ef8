using System.Collections.Immutable;

namespace Reminders.Endurance.Load;

/// <summary>What the service has answered 2xx to about one invoice.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="CustomerId">Its customer.</param>
/// <param name="Cents">Its amount.</param>
public sealed record Acknowledged(string InvoiceId, string CustomerId, long Cents)
{
    /// <summary>Payments by id, in cents.</summary>
    public ImmutableDictionary<string, long> Payments { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Credit notes by id, in cents.</summary>
    public ImmutableDictionary<string, long> CreditNotes { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>What else was done to it, by the timeline's words: each once at most.</summary>
    public ImmutableHashSet<string> Actions { get; init; } = [];

    public long Owed => Cents - Payments.Values.Sum() - CreditNotes.Values.Sum();

    public bool IsOver => Owed <= 0 || Actions.Contains("invoiceCancelled");

    /// <summary>How many answers this is.</summary>
    public int Count => 1 + Payments.Count + CreditNotes.Count + Actions.Count;
}
