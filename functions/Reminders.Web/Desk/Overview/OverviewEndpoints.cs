using System.Collections.Immutable;
using Reminders.Application.Cases;
using Reminders.Application.Feeds;
using Reminders.Application.Policies;
using Reminders.Application.Projections;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Cases;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Overview;

/// <summary>The desk itself: how many cases stand where, and which.</summary>
internal static class OverviewEndpoints
{
    private const int PageSize = 25;
    private const int TasksToCount = 99;

    public static async Task<IResult> Show(HttpContext http, IProjections projections, CaseLooks looks, FeedWatch feeds, IPolicies policies)
    {
        var visit = RequireVisit.Of(http);
        var cancellation = http.RequestAborted;
        var filter = CaseFilter.Of(http.Request.Query);
        var counts = await projections.CountByStatus(visit.CreditorId, visit.Clock.Now, cancellation);
        var tasks = await projections.Tasks(visit.CreditorId, null, TasksToCount, cancellation);
        var words = await feeds.Of(visit.Creditor, cancellation);
        var rows = await Cursors.Read(
            http, cursor => projections.Cases(filter.ToQuery(visit.CreditorId, visit.Clock.Now, PageSize, cursor), cancellation));
        var lines = await Task.WhenAll(rows.Items.Select(row => Line(visit, row, looks, cancellation)));
        return Page.Of<OverviewPage>(visit, new OverviewModel(
            counts,
            new AtLeast(tasks.Items.Count, tasks.NextCursor is not null),
            [.. FeedView.All(words, visit.Creditor, policies, visit.Clock.Now).Where(feed => feed.Stale || !feed.Missing.IsEmpty)],
            filter,
            Segments(policies, filter),
            new Listing<CaseLine>(lines, rows.Next, rows.IsFirst),
            $"{http.Request.Scheme}://{http.Request.Host}"));
    }

    // One case whose policy is missing must not take the whole list away.
    private static async Task<CaseLine> Line(Visit visit, CaseRow row, CaseLooks looks, CancellationToken cancellation)
    {
        try
        {
            return new CaseLine(row, await looks.Find(visit.CreditorId, row.InvoiceId, cancellation), null);
        }
        catch (PolicyGoneException trouble)
        {
            return new CaseLine(row, null, trouble.Message);
        }
    }

    private static ImmutableArray<string> Segments(IPolicies policies, CaseFilter filter) =>
    [
        .. policies.Names
            .SelectMany(name => policies.Find(name)?.Segments ?? [])
            .Select(segment => segment.Id)
            .Append(filter.Segment)
            .Where(segment => segment.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];
}
