using System.Collections.Immutable;
using System.Text.Json;

namespace Reminders.Local.Demo;

/// <summary>One invoice as its timeline tells it.</summary>
/// <param name="Contacts">The messages about it, by id: one may be about several invoices.</param>
/// <param name="Withheld">Why nothing was sent, each time.</param>
internal sealed record DemoStory(ImmutableArray<int> Severities, ImmutableArray<string> Contacts, ImmutableArray<string> Withheld, bool IsPaid, bool IsPaused)
{
    private static readonly string[] Pauses = ["promiseMade", "planAgreed", "disputeOpened", "paymentClaimed", "holdPlaced"];

    private static readonly string[] Ends =
        ["promiseKept", "promiseBroken", "planKept", "planBroken", "disputeResolved", "paymentClaimEnded", "holdReleased", "caseClosed"];

    public static DemoStory Of(IReadOnlyList<JsonElement> timeline)
    {
        var sent = timeline.Where(item => Text(item, "type") == "reminderSent").ToList();
        var closing = timeline.LastOrDefault(item => Text(item, "type") is "caseClosed" or "caseReopened");
        return new DemoStory(
            [.. sent.Select(item => item.GetProperty("severity").GetInt32())],
            [.. sent.Select(item => Text(item, "contactId")!)],
            [.. timeline.Where(item => Text(item, "type") == "reminderSuppressed").Select(item => Text(item, "reason")!)],
            closing.ValueKind == JsonValueKind.Object && Text(closing, "outcome") == "paid",
            Pauses.Contains(timeline.Select(item => Text(item, "type")).LastOrDefault(type => Pauses.Contains(type) || Ends.Contains(type))));
    }

    private static string? Text(JsonElement item, string field) => item.TryGetProperty(field, out var value) ? value.GetString() : null;
}
