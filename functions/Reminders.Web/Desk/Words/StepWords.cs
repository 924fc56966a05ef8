using Reminders.Domain.Contacts;
using Reminders.Domain.Policies;

namespace Reminders.Web.Desk.Words;

/// <summary>Steps, channels and severities in words. A policy may name its steps as it likes; unknown names are spelled out.</summary>
internal static class StepWords
{
    public static string Of(string step) => step switch
    {
        "soft" => "early reminder",
        "dueDay" => "due-day reminder",
        "friendly" => "friendly reminder",
        "help" => "offer of help",
        "formal" => "formal notice",
        "review" => "review by a person",
        "handOver" => "hand-over to collection",
        _ => Names.Spoken(step),
    };

    public static string WithArticle(string step)
    {
        var words = Of(step);
        return words is ['a' or 'e' or 'i' or 'o' or 'u', ..] ? $"an {words}" : $"a {words}";
    }

    public static string Channel(string channel) => channel switch
    {
        Domain.Contacts.Channel.Email => "e-mail",
        Domain.Contacts.Channel.Sms => "text message",
        _ => Names.Spoken(channel),
    };

    public static string Severity(int severity) => severity switch
    {
        Domain.Policies.Severity.Soft => "soft",
        Domain.Policies.Severity.Friendly => "friendly",
        Domain.Policies.Severity.Firm => "firm",
        Domain.Policies.Severity.Formal => "formal",
        _ => "beyond messages",
    };

    /// <summary>When the policy wants a step: "4 days after the due date".</summary>
    public static string Offset(DayOffset at, bool afterPrevious)
    {
        var from = afterPrevious ? "the step before it" : "the due date";
        var unit = at.Business ? "business day" : "day";
        return at.Days switch
        {
            0 when !afterPrevious => "on the due date",
            < 0 => $"{Plural.Of(-at.Days, unit)} before {from}",
            _ => $"{Plural.Of(at.Days, unit)} after {from}",
        };
    }
}
