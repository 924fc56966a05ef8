using System.Collections.Immutable;
using Reminders.Domain.Names;
using Reminders.Policies;
using Reminders.Policies.Yaml;

namespace Reminders.Local.Importing.Mappings;

/// <summary>A field and the column of this file that it comes from.</summary>
/// <param name="Source">Where its values come from.</param>
/// <param name="Index">The column, counted from 0; -1 for a constant.</param>
internal sealed record BoundField(FieldSource Source, int Index);

/// <summary>Finds each field's column in a file's header.</summary>
internal static class BoundMapping
{
    /// <param name="fields">What the records can have.</param>
    /// <param name="mapping">What the columns mean; null: they are named as the fields.</param>
    /// <param name="header">The file's columns.</param>
    /// <exception cref="ImportFileException">One line for each column that is missing or unknown.</exception>
    public static ImmutableArray<BoundField> Of(RecordFields fields, Mapping? mapping, ImmutableArray<string> header)
    {
        var problems = new List<string>();
        var bound = mapping is null ? ByName(fields, header, problems) : ByMapping(mapping, header, problems);
        var missing = fields.All.Where(field => field.IsRequired && bound.All(one => one.Source.Field != field)).Select(field => field.Name).ToList();
        if (missing.Count > 0 && problems.Count == 0)
        {
            problems.Add($"nothing gives {string.Join(", ", missing.Select(name => $"'{name}'"))}: add a column, or map one or a constant to it in a mapping file");
        }

        return problems.Count == 0 ? bound : throw new ImportFileException(string.Join('\n', problems));
    }

    private static ImmutableArray<BoundField> ByName(RecordFields fields, ImmutableArray<string> header, List<string> problems)
    {
        var bound = ImmutableArray.CreateBuilder<BoundField>();
        for (var index = 0; index < header.Length; index++)
        {
            if (fields.Find(header[index]) is { } field)
            {
                bound.Add(new BoundField(new FieldSource(field, default) { Column = header[index] }, index));
            }
            else
            {
                problems.Add(header[index].Length == 0
                    ? $"column {index + 1} has no name: give it one, or use a mapping file, which leaves it out"
                    : $"column {index + 1}: {fields.Unknown(header[index])}");
            }
        }

        if (problems.Count > 0)
        {
            problems.Add($"columns are named as fields: {fields.Names}; a mapping file says what others mean");
        }

        return bound.ToImmutable();
    }

    private static ImmutableArray<BoundField> ByMapping(Mapping mapping, ImmutableArray<string> header, List<string> problems)
    {
        var bound = ImmutableArray.CreateBuilder<BoundField>();
        foreach (var source in mapping.Sources)
        {
            var index = source.Column is { } column ? header.IndexOf(column) : -1;
            if (source.Column is { } name && index < 0)
            {
                problems.Add(new PolicyProblem(
                    source.At.Line,
                    source.At.Column,
                    $"the file has no column '{YamlTree.Shown(name)}'{Hint(name, header)}").In(mapping.File));
            }

            bound.Add(new BoundField(source, index));
        }

        return bound.ToImmutable();
    }

    private static string Hint(string name, ImmutableArray<string> header) =>
        NearestName.Hint(name, header) is { Length: > 0 } hint ? hint
        : $"; it has {YamlTree.Shown(string.Join(", ", header))}";
}
