using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Reminders.Domain.Names;
using Reminders.Policies.Yaml;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Mappings;

/// <summary>The fields that a record can have, as the HTTP API describes them.</summary>
internal sealed class RecordFields
{
    private readonly ImmutableArray<string> _open;

    /// <param name="kind">What the records are.</param>
    /// <param name="schema">Their JSON Schema.</param>
    public RecordFields(RecordKind kind, JsonObject schema)
    {
        Kind = kind;
        var open = ImmutableArray.CreateBuilder<string>();
        All = [.. Of(schema, "", true, open)];
        _open = open.ToImmutable();
    }

    public RecordKind Kind { get; }

    public ImmutableArray<RecordField> All { get; }

    /// <summary>The field of that name, or null. An object of free entries, such as metadata, has any.</summary>
    public RecordField? Find(string name) =>
        All.FirstOrDefault(field => field.Name == name)
        ?? (_open.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length)
            ? new RecordField(name, FieldKind.Text, false)
            : null);

    /// <summary>All names, for messages.</summary>
    public string Names => string.Join(", ", [.. All.Select(known => known.Name), .. _open.Select(prefix => $"{prefix}*")]);

    /// <summary>What to say of a name that is no field.</summary>
    public string Unknown(string name) =>
        $"there is no field '{YamlTree.Shown(name)}' of {Kind.ToString().ToLowerInvariant()}{NearestName.Hint(name, All.Select(field => field.Name))}";

    private IEnumerable<RecordField> Of(JsonObject schema, string prefix, bool isRequired, ImmutableArray<string>.Builder open)
    {
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        foreach (var (name, value) in schema["properties"]!.AsObject())
        {
            var type = value!.AsObject();
            var need = isRequired && required.Contains(name);
            if (type["properties"] is not null)
            {
                foreach (var inner in Of(type, $"{prefix}{name}.", need, open))
                {
                    yield return inner;
                }
            }
            else if (type["additionalProperties"] is JsonObject)
            {
                open.Add($"{prefix}{name}.");
            }
            else if (type["items"] is null)
            {
                // A list does not fit into a cell.
                yield return new RecordField(prefix + name, KindOf(type), need && !CanBeDerived(prefix + name));
            }
        }
    }

    // A payment without an id gets one from its content.
    private bool CanBeDerived(string name) => Kind == RecordKind.Payments && name == RecordBodies.IdField(Kind);

    private static FieldKind KindOf(JsonObject type) =>
        type["type"] is JsonArray types && types.Any(one => (string?)one == "number") ? FieldKind.Amount
        : (string?)type["format"] == "date" ? FieldKind.Date
        : (string?)type["type"] == "boolean" ? FieldKind.YesNo
        : FieldKind.Text;
}
