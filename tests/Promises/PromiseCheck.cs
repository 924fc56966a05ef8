using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Simulation.Promises;

namespace Reminders.Tests;

/// <summary>The promises of the shipped policy, in numbers written down here once more, so that no mistake in reading it hides one.</summary>
public static class PromiseCheck
{
    private static readonly Dictionary<string, int> MinimumGapDays = new() { ["friendly"] = 4, ["help"] = 6, ["formal"] = 8 };

    public static PromiseRules Rules { get; } = new()
    {
        MinimumGapDays = (_, step) => MinimumGapDays.TryGetValue(step, out var days) ? days : null,
        Caps = [(1, Duration.FromDays(2)), (2, Duration.FromDays(7)), (4, Duration.FromDays(30))],
        Weekdays = (new LocalTime(9, 0), new LocalTime(19, 0)),
        Saturdays = (new LocalTime(10, 0), new LocalTime(16, 0)),
    };

    private static readonly Simulation.Promises.PromiseCheck Standard = new(Rules);

    public static IEnumerable<string> OfInvoice(string invoiceId, IReadOnlyList<JsonObject> timeline) =>
        Standard.OfInvoice(invoiceId, timeline);

    public static IEnumerable<string> OfCustomer(
        string customerId, IReadOnlyCollection<IReadOnlyList<JsonObject>> timelines, DateTimeZone zone, Func<LocalDate, bool> isHoliday) =>
        Standard.OfCustomer(customerId, timelines, new CustomerHours(zone, isHoliday));

    public static Instant At(JsonObject item) => Simulation.Promises.PromiseCheck.At(item);

    public static string Text(JsonObject item, string name) => Simulation.Promises.PromiseCheck.Text(item, name);
}
