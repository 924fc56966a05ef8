using System.Text;
using NodaTime;
using Reminders.Application.Projections;

namespace Reminders.Sqlite;

/// <summary>
/// The conditions of a case list that are set, and their values in order; ?1 is how many rows to read. The text depends only on
/// which filters are set, never on what they say.
/// </summary>
internal sealed class CaseFilter
{
    // LIKE takes no patterns much longer than this, and no reference is.
    private const int MaxLike = 1000;

    private static readonly string[] Searched = ["invoice", "number", "reference"];

    private readonly StringBuilder _conditions = new("creditor = ?2 AND (due_date, invoice) > (?3, ?4)");
    private readonly List<object?> _values;

    public CaseFilter(CaseQuery query, Cursor after)
    {
        if (query.DueFrom is { } from && after.Rank < Sqlite.Values.Number(from) - 1)
        {
            // The index is entered where the list begins; the condition below is exact about that day.
            after = new Cursor(Sqlite.Values.Number(from) - 1, "");
        }

        _values = [query.Limit + 1, query.Creditor, after.Rank, after.First];
        Add("customer = ?", query.CustomerId);
        Add("segment = ?", query.Segment);
        AddDate("due_date >= ?", query.DueFrom);
        AddDate("due_date <= ?", query.DueTo);
        var now = query.Now.ToUnixTimeTicks();
        Add("overdue_at > ?", query.Status is CaseStatus.Scheduled or CaseStatus.Reminding ? now : null);
        Add("overdue_at <= ?", query.Status is CaseStatus.Overdue ? now : null);
        AddText(query.Text);
    }

    public string Conditions => _conditions.ToString();

    public IReadOnlyList<object?> Values => _values;

    private void AddDate(string condition, LocalDate? date)
    {
        if (date is { } day)
        {
            Add(condition, Sqlite.Values.Number(day));
        }
    }

    private void Add(string condition, object? value)
    {
        if (value is not null)
        {
            _values.Add(value);
            _conditions.Append(" AND ").Append(condition).Append(_values.Count);
        }
    }

    private void AddText(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        // LIKE is much the faster, but ignores the case of ASCII letters only.
        var like = text.Length <= MaxLike && Ascii.IsValid(text);
        _values.Add(like ? $"%{Escaped(text)}%" : text);
        _conditions.Append(" AND (").AppendJoin(" OR ", Matches(like)).Append(')');
    }

    private IEnumerable<string> Matches(bool like) => Searched.Select(column =>
        like ? $"{column} LIKE ?{_values.Count} ESCAPE '\\'" : $"holds({column}, ?{_values.Count})");

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
