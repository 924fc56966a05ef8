using NodaTime;

namespace Reminders.Application.Contacts;

/// <summary>
/// How much a channel takes: in no period of this length more than that many messages. A tenth of them may go at once, the others
/// are spread evenly, so that no period that the provider counts, whenever it begins, holds more.
/// </summary>
public sealed record Quota(int Messages, Duration Per)
{
    public int AtOnce => Math.Max(1, Messages / 10);

    // Whole ticks, upwards: timers know nothing smaller, and one that fires a fraction early finds no token yet.
    public Duration Each => Duration.FromTicks(Math.Ceiling(Per.TotalTicks / Spread));

    private int Spread => Messages - AtOnce + 1;
}
