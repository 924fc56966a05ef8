using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;

namespace Reminders.Simulation.Populations;

/// <summary>A customer with their invoices, in order of issue; <see cref="Earlier"/> were due and paid before the first day.</summary>
public sealed record Person(string CustomerId, Kind Kind, ImmutableArray<PlannedInvoice> Invoices)
{
    public ImmutableArray<PlannedInvoice> Earlier { get; init; } = [];
}

/// <summary>An invoice, and what its customer will do about it.</summary>
/// <param name="Pace">Days after the due date on which it is paid where nothing brings it forward; null: never.</param>
public sealed record PlannedInvoice(RegisterInvoice Invoice, Habit Habit, int? Pace)
{
    public string InvoiceId => Invoice.InvoiceId;

    public LocalDate Due => Invoice.DueDate;
}
