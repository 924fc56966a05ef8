using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;
using Reminders.Local.Importing.Files;
using Reminders.Policies;
using Reminders.Policies.Reading;
using Reminders.Policies.Yaml;

namespace Reminders.Local.Importing.Mappings;

/// <summary>Reads a mapping file: which column is which field, and how its values are written.</summary>
internal sealed class MappingReader
{
    private const int MaxText = 200;

    private static readonly string[] FileKeys = ["separator", "encoding", "dates", "decimal", "thousands", "fields"];
    private static readonly string[] FieldKeys = ["column", "value", "default", "map", "format", "decimal", "thousands"];
    private static readonly FrozenDictionary<string, char> Separators = Separator.Known.ToFrozenDictionary();
    private static readonly FrozenDictionary<string, char> Decimals = new Dictionary<string, char> { ["."] = '.', [","] = ',' }.ToFrozenDictionary();
    private static readonly FrozenDictionary<string, char> Groups =
        new Dictionary<string, char> { ["."] = '.', [","] = ',', ["'"] = '\'', [" "] = ' ' }.ToFrozenDictionary();

    private static readonly YamlAdvice Advice = new("mapping", "it needs at least 'fields:'", "write the value out again");

    private readonly List<PolicyProblem> _problems = [];
    private readonly RecordFields _fields;

    private MappingReader(RecordFields fields) => _fields = fields;

    /// <exception cref="ImportFileException">One line for each thing that is wrong, with its place.</exception>
    public static Mapping Read(string file, RecordFields fields)
    {
        var text = PolicySources.Open(file, "mapping").Text;
        var reader = new MappingReader(fields);
        var mapping = YamlTree.Parse(text, reader._problems, Advice) is { } root ? reader.Read(file, root) : null;
        return mapping is not null && reader._problems.Count == 0
            ? mapping
            : throw new ImportFileException(string.Join('\n', reader._problems.OrderBy(problem => problem.Line).Select(problem => problem.In(file))));
    }

    private Mapping Read(string file, YamlNode root)
    {
        var section = new Section(root, FileKeys, _problems);
        var shared = (Dates: Dates(section, "dates"), Numbers: Numbers(section));
        section.Require("fields");
        var sources = new List<FieldSource>();
        if (section.Has("fields") && section.Map("fields") is null)
        {
            section.Wrong(section.PlaceOf("fields"), "'fields' must name fields and their columns, such as 'amount: Betrag'");
        }

        foreach (var entry in section.Map("fields")?.Entries ?? [])
        {
            if (_fields.Find(entry.Key) is { } field)
            {
                sources.Add(Source(field, entry, shared));
            }
            else
            {
                section.Wrong(entry.At, $"{_fields.Unknown(entry.Key)}; known: {_fields.Names}");
            }
        }

        return new Mapping(file, sources)
        {
            Separator = section.Maybe("separator", Words.OneOf(Separators)),
            Encoding = section.Read("encoding", Encoding, null!),
        };
    }

    private FieldSource Source(RecordField field, YamlEntry entry, ((IPattern<LocalDate>? Pattern, string? Form) Dates, NumberFormat? Numbers) shared)
    {
        var source = new FieldSource(field, entry.At)
        {
            Dates = field.Kind == FieldKind.Date ? shared.Dates.Pattern : null,
            DateForm = shared.Dates.Form,
            Numbers = field.Kind == FieldKind.Amount ? shared.Numbers : null,
        };
        if (entry.Value is YamlScalar { IsEmpty: false } column)
        {
            return source with { Column = column.Text.Trim() };
        }

        var section = new Section(entry.Value, FieldKeys, _problems);
        if (section.Has("column") == section.Has("value"))
        {
            section.Wrong(entry.At, $"'{entry.Key}' needs either 'column:' or, for a constant, 'value:'");
        }

        OnlyFor(section, field, FieldKind.Date, "format");
        OnlyFor(section, field, FieldKind.Amount, "decimal", "thousands");
        var dates = section.Has("format") ? Dates(section, "format") : (source.Dates, source.DateForm);
        return source with
        {
            Column = section.Read("column", Words.Line(MaxText), null!)?.Trim(),
            Constant = section.Read("value", Words.Line(MaxText), null!),
            Default = section.Read("default", Words.Line(MaxText), null!),
            Words = Map(section),
            Dates = dates.Item1,
            DateForm = dates.Item2,
            Numbers = Numbers(section) ?? source.Numbers,
        };
    }

    private static void OnlyFor(Section section, RecordField field, FieldKind kind, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (field.Kind != kind && section.Has(key))
            {
                section.Wrong(section.PlaceOf(key), $"'{key}' is for {(kind == FieldKind.Date ? "dates" : "amounts")}; '{field.Name}' is none");
            }
        }
    }

    private static FrozenDictionary<string, string> Map(Section section)
    {
        var words = section.Map("map");
        if (words is null && section.Has("map"))
        {
            section.Wrong(section.PlaceOf("map"), "'map' must name words and what they mean, such as { Firma: business }");
        }

        foreach (var entry in words?.Entries.Where(entry => entry.Value is not YamlScalar) ?? [])
        {
            section.Wrong(entry.Value.At, $"'{YamlTree.Shown(entry.Key)}' must mean one word");
        }

        return words?.Entries.Where(entry => entry.Value is YamlScalar).ToFrozenDictionary(entry => entry.Key, entry => ((YamlScalar)entry.Value).Text)
            ?? FrozenDictionary<string, string>.Empty;
    }

    private static NumberFormat? Numbers(Section section)
    {
        var point = section.Maybe("decimal", Words.OneOf(Decimals));
        var group = section.Maybe("thousands", Words.OneOf(Groups));
        if (group is not null && point is null)
        {
            section.Wrong(section.PlaceOf("thousands"), "'thousands' needs 'decimal' beside it");
        }
        else if (point is not null && group == point)
        {
            section.Wrong(section.PlaceOf("thousands"), "'thousands' and 'decimal' must differ");
        }

        return point is { } given ? new NumberFormat(given, group) : null;
    }

    private static (IPattern<LocalDate>? Pattern, string? Form) Dates(Section section, string key)
    {
        if (section.Read(key, Words.Line(MaxText), null!) is not { } form)
        {
            return (null, null);
        }

        try
        {
            return (LocalDatePattern.CreateWithInvariantCulture(form), form);
        }
        catch (InvalidPatternException invalid)
        {
            section.Wrong(section.PlaceOf(key), $"'{YamlTree.Shown(form)}' is no form of a date, such as dd.MM.yyyy: {invalid.Message}");
            return (null, null);
        }
    }

    private static Word<string> Encoding(YamlScalar scalar) =>
        FileEncoding.Problem(scalar.Text) is { } problem ? Word<string>.Wrong($"'{YamlTree.Shown(scalar.Text)}' {problem}") : scalar.Text;
}
