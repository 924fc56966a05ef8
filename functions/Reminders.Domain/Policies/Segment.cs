using System.Collections.Immutable;

namespace Reminders.Domain.Policies;

/// <summary>A kind of customer and the chain that suits it.</summary>
public sealed record Segment(string Id, SegmentCondition When, ImmutableArray<Step> Steps)
{
    public Step? FindStep(string id) => Steps.FirstOrDefault(step => step.Id == id);
}
