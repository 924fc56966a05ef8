using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Reminders.Application.Cases;
using Reminders.Local.Importing.Files;
using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Mappings;

/// <summary>Turns rows into the JSON that the HTTP API takes. Reads dates and amounts as they are written in the file, checks no rule.</summary>
internal sealed class RecordWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableArray<BoundField> _plain;
    private readonly ImmutableArray<IGrouping<string, BoundField>> _inner;
    private readonly Dictionary<string, string> _columns;
    private readonly PaymentIds? _ids;
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <param name="kind">What the records are.</param>
    /// <param name="bound">Where their fields come from.</param>
    public RecordWriter(RecordKind kind, ImmutableArray<BoundField> bound)
    {
        _plain = [.. bound.Where(one => !IsInner(one))];
        _inner = [.. bound.Where(IsInner).GroupBy(one => one.Source.Field.Name[..Dot(one)])];
        _columns = bound.Where(one => one.Index >= 0).ToDictionary(one => PointerOf(one.Source.Field), one => one.Source.Column!);
        _ids = kind == RecordKind.Payments && bound.All(one => one.Source.Field.Name != RecordBodies.IdField(kind)) ? new PaymentIds() : null;
    }

    /// <summary>The column that a field of a record came from, or null if none did.</summary>
    public string? ColumnOf(string pointer) => _columns.GetValueOrDefault(pointer);

    /// <summary>A row as a record. Used by one thread at a time.</summary>
    public SentRecord Write(CsvRow row)
    {
        if (row.Problem is { } problem)
        {
            return new SentRecord(row.Line, "{}"u8.ToArray(), [new FieldError("", problem)]);
        }

        var problems = ImmutableArray.CreateBuilder<FieldError>();
        _ids?.Begin();
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Options))
        {
            json.WriteStartObject();
            Write(json, _plain, row, 0, problems);
            foreach (var group in _inner)
            {
                json.WriteStartObject(group.Key);
                Write(json, group, row, group.Key.Length + 1, problems);
                json.WriteEndObject();
            }

            if (_ids is not null)
            {
                json.WriteString(RecordBodies.IdField(RecordKind.Payments), _ids.End());
            }

            json.WriteEndObject();
        }

        return new SentRecord(row.Line, _buffer.WrittenSpan.ToArray(), problems.ToImmutable());
    }

    private void Write(Utf8JsonWriter json, IEnumerable<BoundField> fields, CsvRow row, int prefix, ImmutableArray<FieldError>.Builder problems)
    {
        foreach (var (source, index) in fields)
        {
            var (value, problem) = FieldValue.Of(source, index < 0 ? null : row.Fields[index]);
            if (problem is not null)
            {
                problems.Add(new FieldError(PointerOf(source.Field), problem));
            }
            else if (value is not null)
            {
                _ids?.Add(source.Field, value);
                Write(json, source.Field.Name[prefix..], source.Field.Kind, value);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, string name, FieldKind kind, string value)
    {
        if (kind == FieldKind.YesNo && value is "true" or "false")
        {
            json.WriteBoolean(name, value == "true");
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    private static bool IsInner(BoundField one) => Dot(one) > 0;

    private static int Dot(BoundField one) => one.Source.Field.Name.IndexOf('.', StringComparison.Ordinal);

    // The first dot leads into the inner object; an entry of metadata may have more in its name.
    private static string PointerOf(RecordField field)
    {
        var dot = field.Name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? $"/{field.Name}" : $"/{field.Name[..dot]}/{field.Name[(dot + 1)..]}";
    }
}
