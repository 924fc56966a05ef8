using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Invoices;

namespace Reminders.Simulation.Populations;

/// <summary>What a customer does about an invoice, or what a person does for them, on a day.</summary>
public sealed record PlannedAct(LocalDate On, Act Act);

public abstract record Act
{
    private Act()
    {
    }

    /// <summary>Pays a share of what is open, in percent.</summary>
    public sealed record Pay(int Percent = 100) : Act;

    public sealed record Promise(LocalDate Date) : Act;

    /// <summary>Agrees on equal instalments on these days; the last one takes the rest.</summary>
    public sealed record AgreePlan(ImmutableArray<LocalDate> Days) : Act;

    /// <summary>Pays the instalment that is due.</summary>
    public sealed record PayInstalment(int Of) : Act;

    public sealed record SayPaid : Act;

    public sealed record Dispute : Act;

    /// <summary>The seller looks into it and answers.</summary>
    public sealed record Settle(DisputeOutcome Outcome) : Act;

    /// <summary>The seller cancels the invoice: the customer was right.</summary>
    public sealed record Withdraw : Act;
}
