using Reminders.Web.Reading;

namespace Reminders.Web.Actions;

/// <summary>The text a person gives with what they do. It may be called a reason or a note.</summary>
internal static class Reasons
{
    public static string? Why(this Fields fields, bool required = false)
    {
        var note = fields.Optional("note", TextTypes.Note);
        var reason = required && note is null ? fields.Required("reason", TextTypes.Note) : fields.Optional("reason", TextTypes.Note);
        if (required && reason is not null && string.IsNullOrWhiteSpace(reason))
        {
            fields.Refuse("reason", "must not be blank");
        }

        return (reason, note) switch
        {
            ({ } first, { } second) => $"{first}\n{second}",
            _ => reason ?? note,
        };
    }
}
