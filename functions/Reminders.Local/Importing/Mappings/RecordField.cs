namespace Reminders.Local.Importing.Mappings;

internal enum FieldKind
{
    Text,
    Amount,
    Date,
    YesNo,
}

/// <summary>A field of a record; <see cref="Name"/> has a dot before a field of an inner object.</summary>
internal sealed record RecordField(string Name, FieldKind Kind, bool IsRequired);
