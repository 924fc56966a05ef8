using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Local.Demo;

/// <summary>Somebody at the desk who says what payments were for that named nothing, some days after they came.</summary>
internal sealed class DemoClerk(DemoClient client)
{
    private const int DaysLater = 3;

    public async Task ClearUp(LocalDate today)
    {
        foreach (var payment in await client.All("/api/unmatched-payments"))
        {
            var came = LocalDatePattern.Iso.Parse(payment.GetProperty("bookedOn").GetString() ?? "");
            if (came.Success && came.Value <= today.PlusDays(-DaysLater) && Likeliest(payment) is { } allocations)
            {
                var id = Uri.EscapeDataString(payment.GetProperty("paymentId").GetString()!);
                await client.Post($"/api/unmatched-payments/{id}/assign", new { source = payment.GetProperty("source").GetString(), allocations });
            }
        }
    }

    private static JsonElement? Likeliest(JsonElement payment) =>
        payment.TryGetProperty("proposals", out var proposals) && proposals.ValueKind == JsonValueKind.Array && proposals.GetArrayLength() > 0
        && proposals[0].GetProperty("allocations") is { } parts && parts.GetArrayLength() > 0
            ? parts
            : null;
}
