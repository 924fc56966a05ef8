using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reminders.Web.Reading;

/// <summary>Yes or no, counts, lists.</summary>
internal static class PlainTypes
{
    // The largest that every JSON reader takes exactly.
    private const long MaxSequence = (1L << 53) - 1;

    public static FieldType<bool> YesNo { get; } = new(() => new JsonObject { ["type"] = "boolean" }, ReadYesNo);

    /// <summary>A whole number in a query string.</summary>
    public static FieldType<int> Count(int min, int max)
    {
        return FieldType.Text<int>(() => new JsonObject { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max }, Read);

        string? Read(string text, out int count) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= min && count <= max
                ? null
                : $"must be a whole number from {min} to {max}";
    }

    /// <summary>A number in a sequence that only rises.</summary>
    public static FieldType<long> Sequence { get; } = Whole(0, MaxSequence);

    /// <summary>A whole number in a body.</summary>
    public static FieldType<long> Whole(long min, long max)
    {
        return new FieldType<long>(() => new JsonObject { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max }, Read);

        bool Read(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out long result)
        {
            result = 0;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out result) && result >= min && result <= max)
            {
                return true;
            }

            errors.Add(pointer, $"must be a whole number from {min} to {max}");
            return false;
        }
    }

    /// <summary>A list of objects; every one of them is read, so that all that is wrong is told at once.</summary>
    public static FieldType<ImmutableArray<T>> List<T>(int max, Func<Fields, T?> read)
        where T : class
    {
        return new FieldType<ImmutableArray<T>>(Schema, Read);

        JsonObject Schema() => new()
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["maxItems"] = max,
            ["items"] = DescribingFields.Schema(fields => read(fields)),
        };

        bool Read(JsonElement value, string pointer, FieldErrors errors, out ImmutableArray<T> result)
        {
            result = [];
            if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0 || value.GetArrayLength() > max)
            {
                errors.Add(pointer, $"must be a list of 1 to {max} objects");
                return false;
            }

            var before = errors.Count;
            var items = value.EnumerateArray().Select((item, index) => ReadingFields.Read(item, $"{pointer}/{index}", errors, read)).ToList();
            result = errors.Count == before ? [.. items.OfType<T>()] : [];
            return errors.Count == before;
        }
    }

    private static bool ReadYesNo(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out bool result)
    {
        result = value.ValueKind == JsonValueKind.True;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return true;
        }

        errors.Add(pointer, "must be true or false");
        return false;
    }
}
