using NodaTime;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Functions.Settings;
using Reminders.Web.Measuring;

namespace Reminders.Functions.Timers;

/// <summary>
/// Says how late the app is: the earliest wake time that has passed; saying so at all says that it runs. And how many payment feeds
/// are silent.
/// </summary>
public sealed class Watch(ILedger ledger, FeedWatch feeds, AppSettings settings, IPolicies policies, IClock clock, Measures measures)
{
    public async Task Look(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var next = await ledger.NextWake(cancellation);
        var overdue = next is { } wake ? now - wake : Duration.Zero;
        measures.Note(Measures.OldestOverdueWake, (long)Math.Max(0, overdue.TotalSeconds));

        var silent = 0;
        foreach (var creditor in settings.Creditors)
        {
            var words = await feeds.Of(creditor, cancellation);
            silent += FeedView.All(words, creditor, policies, now).Count(feed => feed.Stale);
        }

        measures.Note(Measures.FeedsStale, silent);
    }
}
