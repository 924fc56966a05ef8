using System.Collections.Immutable;

namespace Reminders.Web.Desk.Cases;

/// <summary>What happens next to a case, for the one card that everybody reads first.</summary>
/// <param name="Kind">Which sort of thing it is.</param>
/// <param name="Sentence">What, and when.</param>
/// <param name="Short">The same for a row of a table.</param>
/// <param name="Also">Why, and what comes after.</param>
public sealed record Outlook(OutlookKind Kind, string Sentence, string Short, ImmutableArray<string> Also)
{
    public string Label => Kind switch
    {
        OutlookKind.Planned => "What happens next",
        OutlookKind.UnderWay => "Happening now",
        OutlookKind.Paused => "Paused",
        OutlookKind.Person => "A person is needed",
        _ => "Closed",
    };

    public string Icon => Kind switch
    {
        OutlookKind.Planned => "clock",
        OutlookKind.UnderWay => "message",
        OutlookKind.Paused => "pause",
        OutlookKind.Person => "person",
        _ => "check",
    };
}

public enum OutlookKind
{
    Planned,
    UnderWay,
    Paused,
    Person,
    Closed,
}
