using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Domain.Decisions;

/// <summary>
/// What to do about a case now. <see cref="Events"/> are facts to record first (then decide again); <see cref="Contact"/> is a
/// message that may leave now; otherwise the case sleeps until <see cref="WakeAt"/> or for what <see cref="WaitsFor"/> names.
/// </summary>
public sealed record Decision
{
    public ImmutableArray<InvoiceEvent> Events { get; init; } = [];

    public ContactPlan? Contact { get; init; }

    /// <summary>A claim past its deadline that has to be brought to an end before anything else.</summary>
    public string? FinishContact { get; init; }

    /// <summary>What the customer's own stream has to learn from this case.</summary>
    public CustomerEvent.InvoicePaid? TellCustomer { get; init; }

    public Instant? WakeAt { get; init; }

    /// <summary>
    /// What a person has to do: <c>approval:{step}</c>, <c>task:{id}</c> or <c>operator:{what}</c>; or the payment feed that has to
    /// speak first: <c>feed:{name}</c>.
    /// </summary>
    public string? WaitsFor { get; init; }

    public string? NextStep { get; init; }

    public ImmutableArray<Explanation> Explanation { get; init; } = [];

    public static Decision Record(params ReadOnlySpan<InvoiceEvent> events) => new() { Events = [.. events] };
}

/// <summary>A message that every rule allows: which step, by which channel, the how-manieth attempt.</summary>
public sealed record ContactPlan(Step Step, string Channel, int Round, int Attempt, ImmutableArray<Explanation> Explanation);
