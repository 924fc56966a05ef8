using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Customers;

namespace Reminders.Domain.Policies;

/// <summary>A kind of customer and the chain that suits it. All given conditions must hold.</summary>
public sealed record Segment(string Id, SegmentCondition When, ImmutableArray<Step> Steps)
{
    public Step? FindStep(string id) => Steps.FirstOrDefault(step => step.Id == id);
}

/// <summary>Structured conditions on customer facts; null means "any".</summary>
public sealed record SegmentCondition(CustomerType? Type = null, bool? Vulnerable = null, int? CustomerForMonths = null)
{
    public bool Holds(Customer customer, LocalDate today) =>
        (Type is null || Type == customer.Type)
        && (Vulnerable is null || Vulnerable == customer.Vulnerable)
        && (CustomerForMonths is null || customer.Since?.PlusMonths(CustomerForMonths.Value) <= today);
}
