using Reminders.Domain.Decisions;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Cases;

/// <summary>The step's time has come, but a payment may be there and unheard: nothing goes on until the feed speaks.</summary>
internal static class FeedOutlook
{
    public static Outlook Of(string feed, Decision decision)
    {
        var silence = decision.Explanation.LastOrDefault(said => said.Rule == "staleFeed") is { } said
            ? RuleWords.Detail(said)
            : $"no word from payment feed {feed}";
        return new Outlook(
            OutlookKind.Paused,
            $"Nothing is sent: {silence}.",
            $"waits for feed {feed}",
            decision.NextStep is { } step ? [$"When it speaks again, {StepWords.WithArticle(step)} follows."] : []);
    }
}
