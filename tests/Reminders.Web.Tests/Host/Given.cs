using System.Text.Json.Nodes;

namespace Reminders.Web.Tests.Host;

/// <summary>What tests send.</summary>
internal static class Given
{
    /// <summary>119.00 EUR by Ada, issued 1 November and due 30 November 2026.</summary>
    public static JsonObject Invoice(string id = "i-1", string customer = "c-1") => new()
    {
        ["invoiceId"] = id,
        ["amount"] = "119.00",
        ["currency"] = "EUR",
        ["issueDate"] = "2026-11-01",
        ["dueDate"] = "2026-11-30",
        ["customer"] = new JsonObject { ["customerId"] = customer, ["name"] = "Ada Example", ["email"] = "ada@example.com" },
    };

    public static JsonObject With(this JsonObject json, string field, JsonNode? value)
    {
        json[field] = value;
        return json;
    }

    public static JsonObject Without(this JsonObject json, string field)
    {
        json.Remove(field);
        return json;
    }

    public static JsonObject WithCustomer(this JsonObject json, string field, JsonNode? value)
    {
        json["customer"]![field] = value;
        return json;
    }
}
