using Reminders.Application.Projections;

namespace Reminders.Web.Desk.Words;

/// <summary>A status as people read it: a word, and a shape for those who do not see its colour.</summary>
internal static class StatusWords
{
    public static IReadOnlyList<CaseStatus> Open { get; } =
        [CaseStatus.Overdue, CaseStatus.AwaitingApproval, CaseStatus.Paused, CaseStatus.Reminding, CaseStatus.Scheduled];

    public static IReadOnlyList<CaseStatus> Closed { get; } =
        [CaseStatus.Paid, CaseStatus.Credited, CaseStatus.Cancelled, CaseStatus.WrittenOff, CaseStatus.HandedOver];

    public static string Of(CaseStatus status) => status switch
    {
        CaseStatus.AwaitingApproval => "Needs approval",
        CaseStatus.WrittenOff => "Written off",
        CaseStatus.HandedOver => "Handed over",
        _ => status.ToString(),
    };

    public static string Icon(CaseStatus status) => status switch
    {
        CaseStatus.Scheduled => "clock",
        CaseStatus.Reminding => "message",
        CaseStatus.Overdue => "alert",
        CaseStatus.Paused => "pause",
        CaseStatus.AwaitingApproval => "person",
        CaseStatus.Paid => "check",
        CaseStatus.Credited => "minus",
        CaseStatus.Cancelled => "cross",
        CaseStatus.WrittenOff => "strike",
        CaseStatus.HandedOver => "forward",
        _ => "dot",
    };
}
