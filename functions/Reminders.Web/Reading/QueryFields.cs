using System.Diagnostics.CodeAnalysis;
using Reminders.Domain.Names;
using Reminders.Web.Problems;

namespace Reminders.Web.Reading;

/// <summary>
/// Reads a query string like a body. A misspelt filter is refused: ignored, it would show everything instead. One that is
/// there but empty (<c>?status=</c>) is left out.
/// </summary>
internal sealed class QueryFields(IQueryCollection query, FieldErrors errors) : Fields
{
    private readonly HashSet<string> _known = [];

    public override bool AreValid => errors.Count == 0;

    public static ReadResult<T> Read<T>(IQueryCollection query, Func<Fields, T?> read)
        where T : class
    {
        var errors = new FieldErrors();
        var fields = new QueryFields(query, errors);
        var value = read(fields);
        fields.RefuseUnknown();
        return fields.AreValid && value is not null ? new ReadResult<T>(value, null) : ReadResult<T>.Wrong(Problem.Invalid(errors.Kept));
    }

    public override bool Take<T>(string name, FieldType<T> type, bool required, [MaybeNullWhen(false)] out T value)
    {
        _known.Add(name);
        value = default;
        var sent = query[name];
        if (sent.Count > 1)
        {
            Refuse(name, "is there more than once");
            return false;
        }

        if (string.IsNullOrEmpty(sent))
        {
            if (required)
            {
                Refuse(name, "is missing");
            }

            return false;
        }

        var parse = type.FromText ?? throw new InvalidOperationException($"{name} cannot be read from a query.");
        if (parse(sent.ToString(), out value!) is { } problem)
        {
            Refuse(name, problem);
            return false;
        }

        return true;
    }

    public override void Refuse(string name, string problem) => errors.Add(Pointers.Under("", name), problem);

    public override void RefuseAll(string problem) => errors.Add("", problem);

    public override bool IsNull(string name) => false;

    private void RefuseUnknown()
    {
        foreach (var name in query.Keys.Where(name => !_known.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            Refuse(name, $"unknown parameter '{Pointers.Shown(name)}'{NearestName.Hint(name, _known)}");
        }
    }
}
