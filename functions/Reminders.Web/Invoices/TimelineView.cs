using System.Text.Json.Nodes;
using Reminders.Web.Problems;

namespace Reminders.Web.Invoices;

/// <summary>A timeline as HTTP shows it.</summary>
internal sealed record TimelineView(IReadOnlyList<JsonObject> Items)
{
    public static IResult Answer(IReadOnlyList<JsonObject>? items, string whatIsMissing) =>
        Answers.Found(items is null ? null : new TimelineView(items), whatIsMissing);
}
