using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Reminders.Application.Ledger;

namespace Reminders.Web.Problems;

/// <summary>How answers are written: camel case, ISO dates, RFC 3339 instants, and nulls said out loud.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(EventFormat.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
