namespace Reminders.Web.Measuring;

/// <summary>
/// What somebody watches, as lines of a log: <c>Measured {name} {number} {detail}</c>. Alerts and the workbook read them by these names,
/// so a name is kept or changed there too. Numbers and names of channels only: nothing here tells of a customer.
/// </summary>
public sealed class Measures(ILogger<Measures> log)
{
    /// <summary>By how many seconds the earliest case waits to be looked at; 0 when nothing is late.</summary>
    public const string OldestOverdueWake = "reminders.wakes.oldestOverdueSeconds";

    /// <summary>Messages the provider took, by channel.</summary>
    public const string HandoversAccepted = "reminders.handovers.accepted";

    /// <summary>Messages that certainly did not leave, by channel.</summary>
    public const string HandoversFailed = "reminders.handovers.failed";

    /// <summary>Messages of which the provider, asked later, could not say whether they left, by channel.</summary>
    public const string OutcomesUnknown = "reminders.outcomes.unknown";

    /// <summary>Answers "too many" of a provider, by channel.</summary>
    public const string QuotaAnswers = "reminders.quota.answers";

    /// <summary>Reports of messages that left and did not arrive.</summary>
    public const string DeliveriesFailed = "reminders.deliveries.failed";

    /// <summary>Wake times and rows that the nightly check put right or took away.</summary>
    public const string ProjectionDrift = "reminders.projections.drift";

    /// <summary>Writes to the lists that did not get through at once.</summary>
    public const string ProjectionsLagging = "reminders.projections.lagging";

    /// <summary>Nightly checks that ran out of time before they had seen everything.</summary>
    public const string ProjectionCheckCut = "reminders.projections.checkCut";

    /// <summary>Payment feeds that are silent for longer than the policy allows; 0 when all speak.</summary>
    public const string FeedsStale = "reminders.feeds.stale";

    /// <summary>Webhooks whose sender is not who it should be, by source.</summary>
    public const string WebhooksRefused = "reminders.webhooks.refused";

    /// <summary>Genuine webhooks that could not be understood, by source.</summary>
    public const string WebhooksUnreadable = "reminders.webhooks.unreadable";

    /// <summary>Webhooks that could not be taken in because the gateway did not answer when it was asked for the rest, by source.</summary>
    public const string WebhooksUnanswered = "reminders.webhooks.unanswered";

    /// <summary>Webhooks for a source without its secrets, by source.</summary>
    public const string WebhooksUnconfigured = "reminders.webhooks.unconfigured";

    /// <summary>Looks at a stream that could not be read (an event is missing, or a newer version wrote it), by kind of stream.</summary>
    public const string StreamsUnreadable = "reminders.streams.unreadable";

    private const string Line = "Measured {Measure} {Number} {Detail}";

    /// <summary>How things stand, or what went well.</summary>
    public void Note(string measure, long number, string detail = "-") => log.LogInformation(Line, measure, number, detail);

    /// <summary>Trouble, which hosts log whatever they leave out otherwise.</summary>
    public void Warn(string measure, long number, string detail = "-") => log.LogWarning(Line, measure, number, detail);
}
