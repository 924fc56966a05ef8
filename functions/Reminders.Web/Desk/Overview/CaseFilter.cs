using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Projections;
using Reminders.Web.Desk.Words;

namespace Reminders.Web.Desk.Overview;

/// <summary>What the filter form says, as it was typed; a field that makes no sense is told and left out.</summary>
public sealed record CaseFilter(string Status, string Customer, string Segment, string DueFrom, string DueTo, string Text)
{
    private static readonly Dictionary<string, CaseStatus> Statuses =
        Enum.GetValues<CaseStatus>().ToDictionary(Names.Of, StringComparer.OrdinalIgnoreCase);

    public static CaseFilter Of(IQueryCollection query)
    {
        return new CaseFilter(Field("status"), Field("customer"), Field("segment"), Field("dueFrom"), Field("dueTo"), Field("q"));

        string Field(string name) => query[name].ToString().Trim();
    }

    public bool IsEmpty => Fields.All(one => one.Value.Length == 0);

    public bool WithDates => DueFrom.Length > 0 || DueTo.Length > 0;

    public CaseStatus? StatusAsked => Statuses.TryGetValue(Status, out var status) ? status : null;

    public ImmutableArray<string> Problems
    {
        get
        {
            string?[] all =
            [
                Status.Length > 0 && StatusAsked is null ? $"There is no status \u201c{Status}\u201d." : null,
                DueFrom.Length > 0 && Date(DueFrom) is null ? "\u201cDue from\u201d is no date, such as 2026-12-24." : null,
                DueTo.Length > 0 && Date(DueTo) is null ? "\u201cDue to\u201d is no date, such as 2026-12-24." : null,
            ];
            return [.. all.OfType<string>()];
        }
    }

    /// <summary>The same filter as a query, for links; with another status where one is given.</summary>
    public string Query(CaseStatus? status = null)
    {
        var asked = status is { } other ? this with { Status = Names.Of(other) } : this;
        return string.Join('&', asked.Fields.Where(one => one.Value.Length > 0).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
    }

    public CaseQuery ToQuery(string creditor, Instant now, int limit, string? cursor) => new(creditor, now, limit)
    {
        Status = StatusAsked,
        CustomerId = Customer.Length == 0 ? null : Customer,
        Segment = Segment.Length == 0 ? null : Segment,
        DueFrom = Date(DueFrom),
        DueTo = Date(DueTo),
        Text = Text.Length == 0 ? null : Text,
        Cursor = cursor,
    };

    private IEnumerable<(string Name, string Value)> Fields =>
        [("status", Status), ("customer", Customer), ("segment", Segment), ("dueFrom", DueFrom), ("dueTo", DueTo), ("q", Text)];

    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;
}
