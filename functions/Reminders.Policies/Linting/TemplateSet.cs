using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Reminders.Policies.Linting;

/// <summary>Which message templates there are, by language ("de") and name ("friendly").</summary>
public sealed class TemplateSet
{
    private readonly FrozenSet<(string Language, string Template)> _wordings;

    public TemplateSet(IEnumerable<(string Language, string Template)> wordings)
    {
        _wordings = wordings.ToFrozenSet();
        Languages = [.. _wordings.Select(wording => wording.Language).Distinct().Order(StringComparer.Ordinal)];
        Names = [.. _wordings.Select(wording => wording.Template).Distinct().Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> Languages { get; }

    public ImmutableArray<string> Names { get; }

    public bool Has(string language, string template) => _wordings.Contains((language, template));
}
