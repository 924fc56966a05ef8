using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;
using Reminders.Policies.Yaml;

namespace Reminders.Local.Importing.Mappings;

/// <summary>Where a field's values come from and how they are written there.</summary>
/// <param name="Field">The field.</param>
/// <param name="At">Where the mapping says so.</param>
internal sealed record FieldSource(RecordField Field, Position At)
{
    /// <summary>The column, or null for a constant.</summary>
    public string? Column { get; init; }

    /// <summary>The value of every row, if there is no column.</summary>
    public string? Constant { get; init; }

    /// <summary>The value where the column has none.</summary>
    public string? Default { get; init; }

    /// <summary>What the column's words mean; a word that is not in it stands for itself.</summary>
    public FrozenDictionary<string, string> Words { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>How dates are written; null: 2026-11-30.</summary>
    public IPattern<LocalDate>? Dates { get; init; }

    /// <summary>How dates are written, in letters for the user.</summary>
    public string? DateForm { get; init; }

    /// <summary>How amounts are written; null: not declared.</summary>
    public NumberFormat? Numbers { get; init; }
}

/// <summary>What a file's columns mean.</summary>
/// <param name="File">The mapping file, for messages.</param>
/// <param name="Sources">At most one a field.</param>
internal sealed record Mapping(string File, IReadOnlyList<FieldSource> Sources)
{
    public char? Separator { get; init; }

    public string? Encoding { get; init; }
}
