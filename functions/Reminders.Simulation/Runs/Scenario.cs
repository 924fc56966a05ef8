using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Domain.Calendars;
using Reminders.Domain.Policies;

namespace Reminders.Simulation.Runs;

/// <summary>What one run is about: a policy, a seller, and a stretch of time.</summary>
/// <param name="FirstDay">The day on which the first invoices are issued.</param>
/// <param name="Days">How many days are looked at from there on.</param>
/// <param name="Seed">The luck of the people in it.</param>
public sealed record Scenario(Policy Policy, LocalDate FirstDay, int Days, int Seed)
{
    /// <summary>The source of payments that is expected to speak on every bank day.</summary>
    public const string Feed = "bank";

    /// <summary>Days from the middle of the run on during which the bank says nothing; payments of those days come after.</summary>
    public int SilentDays { get; init; }

    /// <summary>The seller.</summary>
    public Creditor Creditor { get; } = new(Creditor.DefaultId, "Example Ltd", DateTimeZoneProviders.Tzdb["Europe/Berlin"], "DE")
    {
        Email = "billing@example.com",
        Iban = "DE89370400440532013000",
        Feeds = [Feed],
    };

    public LocalDate LastDay => FirstDay.PlusDays(Days - 1);

    public Instant Starts => At(FirstDay.PlusDays(-1), new LocalTime(12, 0));

    public Instant Ends => At(LastDay.PlusDays(1), LocalTime.Midnight);

    public Instant At(LocalDate date, LocalTime time) => LocalTimes.At(date, time, Creditor.Zone);

    public LocalDate DateOf(Instant at) => LocalTimes.DateIn(at, Creditor.Zone);

    public bool BankSpeaksOn(LocalDate date)
    {
        var silentFrom = FirstDay.PlusDays(Days / 2);
        return date < silentFrom || date >= silentFrom.PlusDays(SilentDays);
    }
}
