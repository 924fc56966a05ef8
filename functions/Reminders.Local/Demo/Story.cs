using System.Text.Json;

namespace Reminders.Local.Demo;

/// <summary>What became of an invoice, in a few words a newcomer understands.</summary>
internal static class Story
{
    public static string Of(JsonElement timeline)
    {
        var types = timeline.EnumerateArray().Select(item => item.GetProperty("type").GetString()).ToList();
        var reminders = types.Count(type => type == "reminderSent");
        var times = reminders switch
        {
            0 => "without a reminder",
            1 => "after 1 reminder",
            _ => $"after {reminders} reminders",
        };
        if (types.Contains("paymentReceived"))
        {
            return $"paid {times}";
        }

        return types.Contains("disputeOpened") && !types.Contains("disputeResolved")
            ? "disputed: nothing is sent until it is settled"
            : reminders == 0 ? "not due yet, nothing sent so far" : $"open {times}";
    }
}
