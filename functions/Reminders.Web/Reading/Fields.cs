using System.Diagnostics.CodeAnalysis;

namespace Reminders.Web.Reading;

/// <summary>
/// The fields of one JSON object. A body names its fields once, against this class: one kind of it reads and checks what was sent
/// (<see cref="ReadingFields"/>), the other writes the names down for the OpenAPI document (<see cref="DescribingFields"/>), so
/// the document cannot differ from the code. Every field has to be named whatever the others hold.
/// </summary>
internal abstract class Fields
{
    /// <summary>Nothing was wrong so far; what was read may be used.</summary>
    public abstract bool AreValid { get; }

    public abstract bool Take<T>(string name, FieldType<T> type, bool required, [MaybeNullWhen(false)] out T value);

    /// <summary>Adds what only shows when several fields are seen together.</summary>
    public abstract void Refuse(string name, string problem);

    /// <summary>Adds what is wrong with the whole.</summary>
    public abstract void RefuseAll(string problem);

    /// <summary>The field is there and explicitly null. Asked after the field was taken, where null means more than left out.</summary>
    public abstract bool IsNull(string name);

    public T? Required<T>(string name, FieldType<T> type)
        where T : class => Take(name, type, required: true, out var value) ? value : null;

    public T? RequiredValue<T>(string name, FieldType<T> type)
        where T : struct => Take(name, type, required: true, out var value) ? value : null;

    public T? Optional<T>(string name, FieldType<T> type)
        where T : class => Take(name, type, required: false, out var value) ? value : null;

    public T? OptionalValue<T>(string name, FieldType<T> type)
        where T : struct => Take(name, type, required: false, out var value) ? value : null;
}
