using System.Collections.Immutable;
using Reminders.Application.Feeds;
using Reminders.Application.Projections;
using Reminders.Web.Desk.Cases;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Overview;

/// <summary>What the desk shows.</summary>
/// <param name="Counts">Cases by status.</param>
/// <param name="OpenTasks">How many tasks are open, at least.</param>
/// <param name="Feeds">Payment feeds that people have to look at.</param>
/// <param name="Filter">The filter as it was typed.</param>
/// <param name="Segments">Segments to choose from.</param>
/// <param name="Cases">One page of the cases that pass the filter.</param>
/// <param name="Origin">Where this host is reached, for the example that a newcomer copies.</param>
public sealed record OverviewModel(
    IReadOnlyDictionary<CaseStatus, long> Counts,
    AtLeast OpenTasks,
    ImmutableArray<FeedView> Feeds,
    CaseFilter Filter,
    ImmutableArray<string> Segments,
    Listing<CaseLine> Cases,
    string Origin)
{
    public long Total => Counts.Values.Sum();
}

/// <summary>A line of the table: the listed row and, where the case's policy is loaded, the case itself.</summary>
public sealed record CaseLine(CaseRow Row, CaseLook? Look, string? Trouble);

/// <summary>A count that was not taken to its end.</summary>
public sealed record AtLeast(int Count, bool More)
{
    public override string ToString() => More ? $"{Count}+" : $"{Count}";
}
