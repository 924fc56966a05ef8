using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Reminders.Domain.Amounts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;

namespace Reminders.Application.Ledger;

/// <summary>
/// The stored form of events: the record's name in camel case, the version of its format, its fields as JSON. A format that
/// changes gets a new number here and an upgrade from the old one; streams are never rewritten.
/// </summary>
public static class EventFormat
{
    /// <summary>The newest format this code reads and the only one it writes.</summary>
    public const int Current = 1;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new PatternConverter<Instant>(InstantPattern.ExtendedIso),
            new PatternConverter<LocalDate>(LocalDatePattern.Iso),
            new MinorUnitsConverter(),
        },
    };

    private static readonly FrozenDictionary<(StreamKind, string), Type> Types = new[]
        {
            (StreamKind.Invoice, typeof(InvoiceEvent)),
            (StreamKind.Customer, typeof(CustomerEvent)),
            (StreamKind.Payment, typeof(PaymentEvent)),
        }
        .SelectMany(family => family.Item2.GetNestedTypes(BindingFlags.Public).Select(type => ((family.Item1, NameOf(type)), type)))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.type);

    private static readonly FrozenDictionary<Type, string> Names = Types.Values.ToFrozenDictionary(type => type, NameOf);

    public static NewEvent Write(object happened)
    {
        var type = happened.GetType();
        return new NewEvent(Names[type], Current, JsonSerializer.Serialize(happened, type, Json));
    }

    /// <exception cref="UnknownEventException">A newer version wrote it.</exception>
    public static object Read(StreamKind kind, StoredEvent stored)
    {
        if (stored.Format > Current || !Types.TryGetValue((kind, stored.Type), out var type))
        {
            throw new UnknownEventException(stored);
        }

        return JsonSerializer.Deserialize(stored.Json, type, Json) ?? throw new UnknownEventException(stored);
    }

    private static string NameOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    private sealed class PatternConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString() ?? "").GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }

    private sealed class MinorUnitsConverter : JsonConverter<MinorUnits>
    {
        public override MinorUnits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, MinorUnits value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
