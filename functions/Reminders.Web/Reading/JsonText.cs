using System.Text.Json;

namespace Reminders.Web.Reading;

/// <summary>Reads JSON strings that may hold half a character ("\ud800"), which .NET refuses with an exception.</summary>
internal static class JsonText
{
    public static string? Read(JsonElement value, out string text)
    {
        text = "";
        if (value.ValueKind != JsonValueKind.String)
        {
            return "must be text";
        }

        try
        {
            text = value.GetString() ?? "";
            return null;
        }
        catch (InvalidOperationException)
        {
            return "holds an incomplete character";
        }
    }

    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
